import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { CloudState } from "./state";

const patienceMs = 300;

/** Keeps a state in a file, so that the cloud outlives its process. */
export function stateFile(file: string) {
  let timer: NodeJS.Timeout | undefined;
  let waiting: CloudState | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    // A crash leaves the old content or the new one; only the owner may read keys and secrets.
    writeFileSync(`${file}.new`, JSON.stringify(waiting), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    waiting = undefined;
  };
  return {
    /** What was kept; undefined when there is nothing. A file that says nothing is set aside. */
    load: () => readState(file),
    /** Writes soon, once for many changes. */
    save(state: CloudState): void {
      waiting = state;
      timer ??= setTimeout(write, patienceMs);
    },
    /** Writes at once what was not written yet. */
    flush: write,
  };
}

function readState(file: string): CloudState | undefined {
  try {
    const state: CloudState = JSON.parse(readFileSync(file, "utf8"));
    if (state.version === 1) return state;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
  }
  renameSync(file, `${file}.unreadable`);
  return undefined;
}
