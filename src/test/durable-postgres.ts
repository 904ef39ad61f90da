import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { applyMigrations } from "@/server/migrations";
import { isRoot, postgresAccount, reachableByOthers } from "../../scripts/postgres/account.mjs";
import { findBinaries } from "../../scripts/postgres/binaries.mjs";
import { createCluster, startCluster, superuserUrl } from "../../scripts/postgres/cluster.mjs";
import { place } from "../../scripts/postgres/placement.mjs";
import { createDatabase, createLogins, loginUrls } from "../../scripts/postgres/roles.mjs";

export type DurablePostgres = Awaited<ReturnType<typeof startDurablePostgres>>;

/**
 * A PostgreSQL of the caller's own that keeps what it commits, as in production: for benches and
 * for proofs that pull the plug. The cluster that the other tests share has durability off.
 */
export async function startDurablePostgres(settings: Record<string, string> = {}) {
  // Named like the shared cluster's folder, so that the next test run clears up after a killed one.
  const folder = await mkdtemp(path.join(await temporary(), `airgate-test-${process.pid}-`));
  await chmod(folder, 0o755);
  const placed = await place(path.join(folder, "postgres"), await findBinaries());
  const where = { ...placed, account: await postgresAccount(), settings };
  const secret = () => randomBytes(12).toString("hex");
  const passwords = { owner: secret(), web: secret() };
  const password = secret();
  await createCluster({ ...where, password });
  let cluster = await startCluster(where);
  const { port } = cluster;
  const asAdmin = async <T>(run: (sql: postgres.Sql) => Promise<T>) => {
    const sql = postgres(superuserUrl(port, password), { max: 1, onnotice: () => undefined });
    return run(sql).finally(() => sql.end());
  };
  await asAdmin((sql) => createLogins(sql, passwords));

  return {
    port,
    password,
    log: path.join(placed.folder, "postgres.log"),
    superuser: (database: string) => superuserUrl(port, password, database),
    /** An empty database of the owner's, migrated unless told otherwise. */
    async database(name: string, { migrated = true } = {}) {
      await asAdmin((sql) => createDatabase(sql, name));
      const urls = loginUrls(port, name, passwords);
      if (migrated) await applyMigrations(urls.owner, urls.web);
      return urls;
    },
    /** Ends the postmaster without a word, as a power cut would, and starts it again. */
    async killAndRestart() {
      process.kill(cluster.pid as number, "SIGKILL");
      await cluster.exit;
      cluster = await restarted({ ...where, port });
    },
    async stop() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Where = Parameters<typeof startCluster>[0] & { port: number };

/** The killed server's backends hold its shared memory for a moment, and the new one waits. */
async function restarted(where: Where) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const cluster = await startCluster(where);
      if (cluster.port === where.port) return cluster;
      await cluster.stop();
      throw new Error("the port was taken meanwhile");
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** As root PostgreSQL runs as another user, who must be able to get there. */
async function temporary() {
  const own = tmpdir();
  if (!isRoot() || (await reachableByOthers(path.join(own, "x")))) return own;
  return "/var/tmp";
}
