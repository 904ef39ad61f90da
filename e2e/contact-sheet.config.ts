import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

/** Pictures of every page, apart from the journeys. */
export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "contact-sheet.ts",
  timeout: 600_000,
});
