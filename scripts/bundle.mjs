import { existsSync } from "node:fs";
import { inRoot } from "./start/paths.mjs";

const entries = {
  server: "src/server/main.ts",
  migrate: "src/server/migrate.ts",
  demo: "src/server/demo/main.ts",
  simulator: "src/simulators/volcengine/main.ts",
};

/** Bundles our own code that runs beside Next into dist/; packages stay in node_modules. */
export async function bundle() {
  const { build } = await import("esbuild");
  const present = Object.entries(entries).filter(([, file]) => existsSync(inRoot(file)));
  await build({
    absWorkingDir: inRoot(),
    entryPoints: Object.fromEntries(present),
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    // Else a missing file of ours would count as a package, and be missed only when it runs.
    alias: { "@": inRoot("src") },
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
}
