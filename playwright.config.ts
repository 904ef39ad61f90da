import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./scripts/chromium.mjs";

const nightly = process.env.AIRGATE_NIGHTLY === "1";

/**
 * The journeys drive a running demo: the one that `npm test` starts for them, or with
 * `npx playwright test` the one of `npm start`. Its accounts are in $AIRGATE_HOME/demo.json.
 */
export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  testIgnore: nightly ? [] : "**/*.nightly.spec.ts",
  outputDir: "./test-results",
  // One demo and two cores: journeys that run side by side would see each other's changes.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === "true",
  reporter: "list",
  use: {
    baseURL: process.env.AIRGATE_BASE_URL ?? "http://localhost:3000",
    launchOptions: { executablePath: await findChromium(), args: chromiumFlags },
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
