import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { freePort } from "../../scripts/postgres/port.mjs";
import { startDurablePostgres } from "../../src/test/durable-postgres";
import type { LoadPlan, LoadResult } from "./load";

/** PostgreSQL with durable commits and a migrated database, and what runs beside it. */
export type Stack = Awaited<ReturnType<typeof startStack>>;

export async function startStack(settings: Record<string, string> = {}) {
  const cluster = await startDurablePostgres({
    max_connections: "200",
    shared_buffers: "1GB",
    max_wal_size: "4GB",
    ...settings,
  });
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.map(end));
    await cluster.stop();
  };
  // PostgreSQL has a session of its own: nobody else would end it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
    process.once(signal, () => void stop().then(() => process.exit(1)));
  }
  process.channel?.unref();
  const urls = await cluster.database("airgate");
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
    superuser: cluster.superuser("airgate"),
    cluster,
    serve,
    stop,
  };
}

/** Servers end when their parent lets go of them. */
function end(child: ChildProcess) {
  if (!child.connected) return undefined;
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
