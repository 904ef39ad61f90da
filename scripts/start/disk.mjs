import { statfs } from "node:fs/promises";
import { StartFailure } from "./failure.mjs";

/** Refuses early, before something is left half-written. */
export async function requireSpace(folder, megabytes, purpose) {
  const { bavail, bsize } = await statfs(folder);
  const left = Math.floor((bavail * bsize) / 1e6);
  if (left >= megabytes) return;
  throw new StartFailure(
    `The disk is full: only ${left} MB are left at ${folder}, and ${purpose} needs ${megabytes} MB. ` +
      "Free some space there, or put AirGate (its data alone: AIRGATE_HOME) on another disk, then " +
      "start again; nothing is lost.",
  );
}
