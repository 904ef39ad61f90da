import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL("./src", import.meta.url)) };
/** Enough for `core/env`; the database's address is set per test file by `src/test/database.ts`. */
const env = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
  NEXTAUTH_SECRET: "a-secret-that-only-the-tests-know-of",
  AIRGATE_MASTER_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
};
const onPostgres = {
  env,
  environment: "node" as const,
  globalSetup: "./src/test/global-postgres.ts",
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          env,
          environment: "node",
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
          exclude: ["**/*.int.test.ts", "**/*.nightly.test.ts"],
        },
      },
      {
        extends: true,
        test: { ...onPostgres, name: "integration", include: ["src/**/*.int.test.ts"] },
      },
      {
        extends: true,
        test: {
          ...onPostgres,
          name: "nightly",
          include: ["src/**/*.nightly.test.ts"],
          testTimeout: 900_000,
        },
      },
    ],
  },
});
