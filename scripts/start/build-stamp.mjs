import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot, root } from "./paths.mjs";

const stampFile = inRoot(".next", "airgate-build");
const sources = ["src", "public"];
const single = [
  "package-lock.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "scripts/bundle.mjs",
];
const tests = /[.](test|spec)[.]tsx?$/;

/** A fingerprint of everything that a production build reads. */
export function sourceFingerprint() {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  const files = [...sources.flatMap((folder) => filesIn(inRoot(folder))), ...single.map(inFile)];
  for (const file of files.sort()) {
    if (!existsSync(file)) continue;
    hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

const inFile = (name) => inRoot(name);

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !tests.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.startsWith(inRoot("src", "test")));
}

export const buildIsCurrent = () =>
  existsSync(stampFile) &&
  existsSync(inRoot(".next", "BUILD_ID")) &&
  existsSync(inRoot("dist", "server.mjs")) &&
  readFileSync(stampFile, "utf8") === sourceFingerprint();

export const stampBuild = (fingerprint) => writeFileSync(stampFile, fingerprint);
