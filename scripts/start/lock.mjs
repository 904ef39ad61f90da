import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { StartFailure } from "./failure.mjs";

/** Keeps two starts out of one folder. Returns how to give the folder up. */
export function takeLock(file, { pid = process.pid, port } = {}) {
  const content = JSON.stringify({ pid, port });
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(file, content, { flag: "wx", mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST" || attempt > 3) throw error;
    }
    clearStale(file);
  }
}

function clearStale(file) {
  const holder = readHolder(file);
  if (holder && runsStart(holder.pid)) {
    throw new StartFailure(
      `AirGate already runs from this folder (process ${holder.pid}, http://localhost:${holder.port}). ` +
        "Stop that one with Ctrl-C in its terminal, or give this one a PORT and an AIRGATE_HOME of its own.",
    );
  }
  console.log("  · An earlier start was killed; its lock was removed.");
  rmSync(file, { force: true });
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** A process id may have been given to something else since, so its command line decides. */
function runsStart(pid) {
  return /(start|test)\.mjs/.test(commandLine(pid));
}

function commandLine(pid) {
  if (!Number.isInteger(pid)) return "";
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
