import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/server/migrations";
import { isRoot, postgresAccount, reachableByOthers } from "../../scripts/postgres/account.mjs";
import { findBinaries } from "../../scripts/postgres/binaries.mjs";
import {
  createCluster,
  startCluster,
  stopLeftover,
  superuserUrl,
} from "../../scripts/postgres/cluster.mjs";
import { place } from "../../scripts/postgres/placement.mjs";
import { createDatabase, createLogins, loginUrls } from "../../scripts/postgres/roles.mjs";

declare module "vitest" {
  interface ProvidedContext {
    cluster: { port: number; admin: string; passwords: { owner: string; web: string } };
  }
}

const prefix = "airgate-test-";
const durabilityOff = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** One PostgreSQL for the whole run, with a migrated database that every test file copies. */
export async function setup({ provide }: TestProject) {
  const secret = () => randomBytes(12).toString("hex");
  const passwords = { owner: secret(), web: secret() };
  const password = secret();
  await clearKilledRuns(await temporary());
  const folder = await mkdtemp(path.join(await temporary(), `${prefix}${process.pid}-`));
  await chmod(folder, 0o755);
  const placed = await place(path.join(folder, "postgres"), await findBinaries());
  const where = { ...placed, account: await postgresAccount(placed.folder) };
  await createCluster({ ...where, password });
  const settings = { ...durabilityOff, max_connections: "300", max_wal_size: "4GB" };
  const server = await startCluster({ ...where, settings });
  const admin = superuserUrl(server.port, password);
  try {
    await makeTemplate(admin, server.port, passwords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  provide("cluster", { port: server.port, admin, passwords });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(
  admin: string,
  port: number,
  passwords: { owner: string; web: string },
) {
  const sql = postgres(admin, { max: 1, onnotice: () => undefined });
  await createLogins(sql, passwords);
  await createDatabase(sql, "airgate_template");
  const { owner, web } = loginUrls(port, "airgate_template", passwords);
  await applyMigrations(owner, web);
  await sql.end();
}

/** As root PostgreSQL runs as another user, who must be able to get there. */
async function temporary() {
  const own = tmpdir();
  if (!isRoot() || (await reachableByOthers(path.join(own, "x")))) return own;
  return "/var/tmp";
}

/** A killed run leaves its server behind; the folder's name tells whose it was. */
async function clearKilledRuns(parent: string) {
  for (const name of (await readdir(parent)).filter((each) => each.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split("-")[0]))) continue;
    const folder = path.join(parent, name);
    await stopLeftover(path.join(folder, "postgres"))
      .then(() => rm(folder, { recursive: true, force: true }))
      .catch(() => undefined);
  }
}

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
