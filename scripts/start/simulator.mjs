import { readFileSync, rmSync } from "node:fs";
import { launch, stopChild } from "./children.mjs";
import { demoIsWanted } from "./demo.mjs";
import { writeJson } from "./json-file.mjs";
import { inRoot } from "./paths.mjs";

const firstPort = 3900;
const patienceMs = 20_000;

/** Starts the simulated cloud and waits until it answers; its state is kept beside the database. */
export async function startSimulator(home, port) {
  // A demo that is loaded anew makes its sub-accounts again.
  if (demoIsWanted(home)) rmSync(home.cloud, { force: true });
  const log = home.log("simulator");
  rmSync(log, { force: true });
  const simulator = launch(
    process.execPath,
    [inRoot("dist", "simulator.mjs"), "--demo", "--state", home.cloud, ...portArgs(port)],
    { env: process.env, log, ipc: true },
  );
  try {
    const { url, accounts } = await greetingOf(simulator, log);
    await requireHealth(url);
    writeJson(home.simulator, { url, accounts });
    return { url, accounts, exit: simulator.exit };
  } catch (error) {
    await stopChild(simulator, 2_000);
    throw error;
  }
}

/** The port that was asked for, else the first free one of some. */
const portArgs = (port) =>
  port ? ["--port", String(port)] : ["--port", String(firstPort), "--tries", "100"];

/** Its first message has its address and the keys of its main accounts. */
function greetingOf({ child, exit }, log) {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    exit.then(() => reject(failure(log)), reject);
    setTimeout(() => reject(failure(log)), patienceMs).unref();
  });
}

const failure = (log) =>
  new Error(`The simulated Volcengine failed.\n${readFileSync(log, "utf8").trim()}`);

async function requireHealth(url) {
  const { ok } = await fetch(`${url}/_control/health`, { signal: AbortSignal.timeout(patienceMs) });
  if (!ok) throw new Error("The simulated Volcengine does not answer.");
}
