import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { isRoot, reachableByOthers } from "./account.mjs";
import { inFolder } from "./binaries.mjs";

/** Where root keeps a database whose own place, like /root, is shut to PostgreSQL's user. */
const elsewhere = "/var/lib/airgate";
const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/**
 * A data folder and programs that PostgreSQL's user can get to: the given ones, or as root and in
 * a closed place, stand-ins under /var/lib/airgate.
 */
export async function place(folder, binaries) {
  if (!isRoot()) return { folder, binaries };
  const open = (await reachableByOthers(folder)) && (await reachableByOthers(binaries.postgres));
  if (!open) await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  return {
    folder: (await reachableByOthers(folder)) ? folder : path.join(elsewhere, hash(folder)),
    binaries: (await reachableByOthers(binaries.postgres)) ? binaries : await copied(binaries),
  };
}

async function copied({ native }) {
  const target = path.join(elsewhere, `postgresql-${hash(native)}`);
  if (existsSync(target)) return inFolder(target);
  const draft = `${target}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target);
  return inFolder(target);
}
