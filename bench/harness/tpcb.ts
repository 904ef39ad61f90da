import { execFile, fork } from "node:child_process";
import { promisify } from "node:util";
import { timing } from "./product";
import type { Stack } from "./stack";
import type { TpcbPlan, TpcbResult } from "./tpcb-load";

const run = promisify(execFile);
const scale = 10;

/**
 * TPC-B on the stack's PostgreSQL by pgbench, 32 clients and prepared statements; where pgbench is
 * missing, the same transaction over postgres.js, and the figures say so.
 */
export async function tpcb({ cluster }: Stack) {
  await cluster.database("tpcb", { migrated: false });
  const flags = ["-h", "127.0.0.1", "-p", String(cluster.port), "-U", "postgres"];
  const env = { ...process.env, PGPASSWORD: cluster.password };
  const pgbench = (...more: string[]) => run("pgbench", [...flags, ...more, "tpcb"], { env });
  const version = await run("pgbench", ["--version"]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (!version) {
    console.log("pgbench is not installed: the same TPC-B transaction is driven over postgres.js");
    return byPostgresJs(cluster.superuser("tpcb"));
  }

  await pgbench("-i", "-q", "-s", String(scale));
  const seconds = async (length: number) => {
    const clients = ["-c", String(timing.connections), "-j", "2", "-M", "prepared"];
    const { stdout } = await pgbench(...clients, "-T", String(length));
    const tps = /tps = ([\d.]+) \(without initial/.exec(stdout)?.[1];
    if (!tps) throw new Error(`pgbench said:\n${stdout}`);
    return Number(tps);
  };
  return {
    driver: version,
    async measure() {
      await seconds(timing.warmupSeconds);
      return { perSecond: await seconds(timing.seconds) };
    },
  };
}

async function byPostgresJs(url: string) {
  const drive = (plan: Omit<TpcbPlan, "url" | "scale" | "clients">) =>
    new Promise<TpcbResult>((resolve, reject) => {
      const file = new URL("./tpcb-load.ts", import.meta.url);
      const child = fork(file, { execArgv: ["--import", "tsx"] });
      child.once("message", (result) => resolve(result as TpcbResult));
      child.once("exit", (code) => code !== 0 && reject(new Error(`TPC-B ended with ${code}`)));
      child.send({ url, scale, clients: timing.connections, ...plan });
    });
  await drive({ fill: true, warmupSeconds: 0, seconds: 0 });
  const { warmupSeconds, seconds } = timing;
  return { driver: "postgres.js", measure: () => drive({ fill: false, warmupSeconds, seconds }) };
}
