import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./paths.mjs";

const running = new Set();

/**
 * Starts a program in a session of its own, so that a Ctrl-C in the terminal reaches it only
 * through `stopChild`. It gets an IPC channel when `ipc`, and notices a killed parent by it.
 */
export function launch(command, args, { env, log, ipc = false }) {
  const output = log ? openSync(log, "a", 0o600) : "inherit";
  const stdio = ["ignore", output, output, ...(ipc ? ["ipc"] : [])];
  const child = spawn(command, args, { cwd: root, env, stdio, detached: true });
  if (log) closeSync(output);
  const exit = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  }).finally(() => running.delete(launched));
  const launched = { child, exit };
  running.add(launched);
  return launched;
}

/** Runs a program to its end; a failure carries the last lines of its output. */
export async function runToEnd(command, args, { log, ...options }) {
  const from = lengthOf(log);
  const code = await launch(command, args, { ...options, log }).exit;
  if (code === 0) return;
  const tail = log ? textOf(log).slice(from).trim().split("\n").slice(-25).join("\n") : "";
  throw new Error(`${args.join(" ")} failed (${code}).\n${tail}`);
}

const textOf = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};
const lengthOf = (file) => (file ? textOf(file).length : 0);

/** Asks a program and what it started to end, and makes them after a while. */
export async function stopChild({ child, exit }, patienceMs = 20_000) {
  signalGroup(child, "SIGTERM");
  const ended = await Promise.race([
    exit.then(() => true),
    sleep(patienceMs, false, { ref: false }),
  ]);
  if (ended) return;
  signalGroup(child, "SIGKILL");
  await exit;
}

/** Ends the server and whatever step is under way. */
export const stopRunning = () =>
  Promise.allSettled([...running].map((launched) => stopChild(launched)));

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
