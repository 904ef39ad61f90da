import { accessSync, constants } from "node:fs";
import path from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const fixed = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Quiet and offline: none of these may make the browser call its maker. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** The machine's Chromium, else the one that comes with the npm packages. */
export async function findChromium() {
  const own = process.env.CHROMIUM_PATH ?? installed();
  if (own) return own;
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...fixed].find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
