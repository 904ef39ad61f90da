import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launch } from "./start/children.mjs";
import { inRoot } from "./start/paths.mjs";

/**
 * Makes a picture of every page of a running demo, zh/en × light/dark × wide/narrow, and one HTML
 * sheet of them all: `npm start`, then `node scripts/contact-sheet.mjs`. They go to
 * test-results/contact-sheet.
 */
const folder = inRoot("test-results", "contact-sheet");
mkdirSync(folder, { recursive: true });
const shots = launch(
  process.execPath,
  [
    inRoot("node_modules/@playwright/test/cli.js"),
    "test",
    "--config",
    "e2e/contact-sheet.config.ts",
  ],
  { env: { ...process.env, AIRGATE_SHEET: folder } },
);
const code = await shots.exit;
const pictures = readdirSync(folder)
  .filter((file) => file.endsWith(".png"))
  .sort();
const figures = pictures.map(
  (file) =>
    `<figure><a href="${file}"><img src="${file}" loading="lazy" alt=""></a>` +
    `<figcaption>${path.basename(file, ".png")}</figcaption></figure>`,
);
writeFileSync(
  path.join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>AirGate pages</title>
<style>
  body { font: 13px system-ui; margin: 24px; display: grid; gap: 20px;
    grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); }
  figure { margin: 0 } img { width: 100%; border: 1px solid #8884; border-radius: 6px }
</style>
${figures.join("\n")}
`,
);
console.log(`${pictures.length} pictures in ${folder}`);
process.exit(code ?? 1);
