import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { postgresAccount } from "../../scripts/postgres/account.mjs";
import { findBinaries } from "../../scripts/postgres/binaries.mjs";
import { createCluster, startCluster, superuserUrl } from "../../scripts/postgres/cluster.mjs";
import { place } from "../../scripts/postgres/placement.mjs";
import { freePort } from "../../scripts/postgres/port.mjs";
import { createDatabase, createLogins, loginUrls } from "../../scripts/postgres/roles.mjs";
import { applyMigrations } from "../../src/server/migrations";
import type { LoadPlan, LoadResult } from "./load";

/** PostgreSQL with durable commits and a migrated database, and what runs beside it. */
export type Stack = Awaited<ReturnType<typeof startStack>>;

export async function startStack() {
  const folder = await mkdtemp(path.join(tmpdir(), "airgate-bench-"));
  await chmod(folder, 0o755);
  const account = await postgresAccount();
  const placed = await place(path.join(folder, "postgres"), await findBinaries());
  const where = { ...placed, account };
  const secret = () => randomBytes(12).toString("hex");
  const passwords = { owner: secret(), web: secret() };
  const password = secret();
  await createCluster({ ...where, password });
  const cluster = await startCluster({
    ...where,
    settings: { max_connections: "200", shared_buffers: "1GB", max_wal_size: "4GB" },
  });
  const adminUrl = superuserUrl(cluster.port, password);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await createLogins(admin, passwords);
  await createDatabase(admin, "airgate");
  await admin.end();
  const urls = loginUrls(cluster.port, "airgate", passwords);
  await applyMigrations(urls.owner, urls.web);

  const children: ChildProcess[] = [];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: urls.web,
    DATABASE_POOL: "10",
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    AIRGATE_MASTER_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
  };

  /** Starts a server in a process of its own; it says `ready` when it listens. */
  async function serve(file: string, more: Record<string, string> = {}): Promise<number> {
    const port = await freePort();
    const execArgv = file.endsWith(".ts") ? ["--import", "tsx"] : [];
    if (process.env.BENCH_PROFILE) execArgv.push("--cpu-prof", "--cpu-prof-dir=bench/results");
    const child = fork(file, {
      env: { ...env, PORT: String(port), NEXTAUTH_URL: `http://localhost:${port}`, ...more },
      execArgv,
    });
    children.push(child);
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    });
    return port;
  }

  return {
    ...urls,
    superuser: superuserUrl(cluster.port, password, "airgate"),
    port: cluster.port,
    serve,
    async stop() {
      await Promise.all(children.map(end));
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Servers end when their parent lets go of them. */
function end(child: ChildProcess) {
  child.removeAllListeners("exit");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.disconnect();
  setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
  return ended;
}

/** Runs a load from a process of its own and waits for its figures. */
export function load(plan: LoadPlan): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("./load.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
    child.once("message", (result) => resolve(result as LoadResult));
    child.once("exit", (code) => code !== 0 && reject(new Error(`the load ended with ${code}`)));
    child.send(plan);
  });
}
