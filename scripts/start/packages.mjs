import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runToEnd } from "./children.mjs";
import { readJson } from "./json-file.mjs";
import { inRoot } from "./paths.mjs";

const lockFile = inRoot("package-lock.json");
const stampFile = inRoot("node_modules", ".airgate-install");

/** Whether node_modules holds what package-lock.json asks for. */
export function packagesAreCurrent() {
  const wanted = fingerprint();
  if (existsSync(stampFile)) return readFileSync(stampFile, "utf8") === wanted;
  // Installed by hand: npm leaves its own record of what it put there.
  const installed = readJson(inRoot("node_modules", ".package-lock.json"));
  if (!installed || !holds(installed.packages, readJson(lockFile).packages)) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

const holds = (installed, wanted) =>
  Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === "" || optional || installed[place]?.version === version,
  );

export async function installPackages({ log }) {
  const { command, args } = npm();
  await runToEnd(command, [...args, "ci", "--include=dev", "--include=optional"], {
    env: { ...process.env, NODE_ENV: "development" },
    log,
  });
  writeFileSync(stampFile, fingerprint());
}

const fingerprint = () =>
  createHash("sha256").update(readFileSync(lockFile)).update(process.platform).digest("hex");

/** The npm that started us, else the one beside this Node. */
function npm() {
  const started = process.env.npm_execpath;
  if (started?.endsWith("npm-cli.js")) return { command: process.execPath, args: [started] };
  const beside = path.join(path.dirname(process.execPath), "npm");
  return { command: existsSync(beside) ? beside : "npm", args: [] };
}
