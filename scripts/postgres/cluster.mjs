import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync } from "node:fs";
import { chown, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ownedFolder } from "./account.mjs";
import { freePort, isFree } from "./port.mjs";

const superuser = "postgres";
/** Fixed, so that neither sorting nor messages depend on the machine's own locale. */
const locale = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C.UTF-8",
];

export const superuserUrl = (port, password, database = "postgres") =>
  `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Creates the data folder, unless there is one. Returns whether it did. */
export async function createCluster({ binaries, account, folder, password }) {
  const data = path.join(folder, "data");
  if (existsSync(path.join(data, "airgate-ready"))) return false;
  await rm(data, { recursive: true, force: true });
  await ownedFolder(folder, account);
  const passwordFile = path.join(folder, "initdb-password");
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) await chown(passwordFile, account.uid, account.gid);
  try {
    await runInitdb({ binaries, account, folder, data, passwordFile });
  } finally {
    await rm(passwordFile, { force: true });
  }
  // Written last: a folder without it was left half-made and is made again.
  await writeFile(path.join(data, "airgate-ready"), "");
  return true;
}

async function runInitdb({ binaries, account, folder, data, passwordFile }) {
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--no-sync",
      ...locale,
    ],
    { ...account, cwd: folder, env: cleanEnv(), stdio: ["ignore", "ignore", "pipe"] },
  );
  let problems = "";
  child.stderr.on("data", (chunk) => {
    problems += chunk;
  });
  const code = await ended(child);
  if (code !== 0) throw new Error(`initdb failed (${code}): ${problems.trim()}`);
}

/**
 * Starts the server on 127.0.0.1, on `port` when it is free. It outlives a Ctrl-C until `stop`.
 * @param {{ binaries: { postgres: string }, account: { uid?: number, gid?: number },
 *   folder: string, port?: number, settings?: Record<string, string> }} options
 */
export async function startCluster({ binaries, account, folder, port, settings = {} }) {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = attempt === 1 && port && (await isFree(port)) ? port : await freePort();
    const started = await tryStart({ binaries, account, folder, port: chosen, settings });
    if (started) return started;
    const log = await lastLog(folder);
    if (attempt === 3 || !log.includes("could not bind")) {
      throw new Error(`PostgreSQL did not start. The end of its log:\n${log}`);
    }
  }
}

async function tryStart({ binaries, account, folder, port, settings }) {
  const data = path.join(folder, "data");
  const log = openSync(path.join(folder, "postgres.log"), "w", 0o600);
  const options = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    logging_collector: "off",
    ...settings,
  };
  const flags = Object.entries(options).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", data, "-p", String(port), ...flags], {
    ...account,
    cwd: folder,
    env: cleanEnv(),
    // Its own session: a Ctrl-C in the terminal must reach it last, after the app has drained.
    detached: true,
    stdio: ["ignore", log, log],
  });
  const exit = ended(child);
  const ready = await Promise.race([exit.then(() => false), untilReady(data, child)]);
  if (!ready) return undefined;
  return { port, pid: child.pid, exit, stop: () => stopChild(child, exit) };
}

async function untilReady(data, child) {
  for (let waited = 0; waited < 60_000; waited += 20) {
    const { pid, status } = readPidFile(data);
    if (pid === child.pid && status === "ready") return true;
    await sleep(20);
  }
  return false;
}

async function stopChild(child, exit) {
  child.kill("SIGINT");
  const stopped = await Promise.race([exit.then(() => true), sleep(15_000, false, { ref: false })]);
  if (!stopped) child.kill("SIGQUIT");
  await exit;
}

/** Ends a server that a killed starter left behind. Returns whether there was one. */
export async function stopLeftover(folder) {
  const data = path.join(folder, "data");
  const { pid } = readPidFile(data);
  if (!pid) return false;
  if (!isPostgres(pid, data)) {
    await rm(path.join(data, "postmaster.pid"), { force: true });
    return false;
  }
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (!isPostgres(pid, data)) return true;
    await sleep(50);
  }
  throw new Error(`A PostgreSQL of an earlier start (process ${pid}) does not stop.`);
}

/** A recycled process id must not be mistaken for our server, so look at what runs under it. */
function isPostgres(pid, data) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data);
  } catch {
    return process.platform !== "linux";
  }
}

function readPidFile(data) {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]) || undefined, status: lines[7]?.trim() };
  } catch {
    return {};
  }
}

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });

async function lastLog(folder) {
  const text = await readFile(path.join(folder, "postgres.log"), "utf8").catch(() => "");
  return text.trim().split("\n").slice(-8).join("\n");
}

/** PostgreSQL's programs read PG* variables; the user's own must not redirect them. */
function cleanEnv() {
  const kept = Object.entries(process.env).filter(([key]) => !/^(PG|LC_|LANG)/.test(key));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}
