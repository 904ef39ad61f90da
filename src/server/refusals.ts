import { setTimeout as sleep } from "node:timers/promises";
import { db } from "@/core/db";
import { logger } from "@/core/logger";
import { once } from "@/core/once";
import { type Refusal, recordRefusals, refusalKey } from "@/modules/audit/commands/refusals";

/** Refusals of one caller, address, action and minute, waiting for the audit log. */
type Merged = { refusal: Refusal; times: number; tried: Promise<void>; release(): void };

/** Beyond so many the callers of a flood are no longer told apart; every refusal is counted. */
const mostWaiting = 1_000;
const mostAtOnce = 200;
const longestPauseMs = 5_000;

type Line = {
  waiting: Map<string, Merged>;
  writing: Promise<void> | undefined;
  /** The last attempt failed: nobody waits for the next one. */
  failing: boolean;
};
const line = () =>
  once<Line>("refusals", () => ({ waiting: new Map(), writing: undefined, failing: false }));

/**
 * Puts a refusal in the line for the audit log, where the same ones of a minute merge. Resolves when
 * it stands in the log, or could not be written yet: then it stays in the line. It never throws.
 */
export function noteRefusal(refusal: Refusal): Promise<void> {
  const { waiting } = line();
  const full = waiting.size >= mostWaiting && !waiting.has(refusalKey(refusal));
  const { tried } = put(full ? withoutCaller(refusal) : refusal, 1);
  line().writing ??= write();
  return line().failing ? Promise.resolve() : tried;
}

/** Waits until all refusals so far stand in the audit log. */
export async function flushRefusals(): Promise<void> {
  await line().writing;
}

function put(refusal: Refusal, times: number): Merged {
  const { waiting } = line();
  const key = refusalKey(refusal);
  const merged = waiting.get(key) ?? newMerged(refusal);
  merged.times += times;
  waiting.set(key, merged);
  return merged;
}

function newMerged(refusal: Refusal): Merged {
  let release = () => {};
  const tried = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { refusal, times: 0, tried, release };
}

/** What is left of a refusal when there is no room for who was refused and why. */
const withoutCaller = (refusal: Refusal): Refusal => ({
  ...refusal,
  caller: { actor: { type: "visitor", id: "*" }, ip: null, userAgent: null, requestId: null },
  details: null,
});

/** Writes the line until it is empty; after a failure fewer at a time, so that none stops the rest. */
async function write(): Promise<void> {
  const { waiting } = line();
  let atOnce = mostAtOnce;
  let pauseMs = 0;
  while (waiting.size > 0) {
    // What is refused in this turn goes along; what failed is not tried at once again.
    await sleep(pauseMs, undefined, { ref: false });
    const written = await writeSome(atOnce);
    line().failing = !written;
    atOnce = written ? Math.min(atOnce * 2, mostAtOnce) : Math.max(1, atOnce >> 1);
    pauseMs = written ? 0 : Math.min(pauseMs * 2 + 100, longestPauseMs);
  }
  // In the turn that found it empty, so that the next refusal begins anew.
  line().writing = undefined;
}

/** Returns whether they were written; else they stand in the line again, as its last. */
async function writeSome(count: number): Promise<boolean> {
  const { waiting } = line();
  const group = [...waiting.values()].slice(0, count);
  for (const { refusal } of group) waiting.delete(refusalKey(refusal));
  try {
    await recordRefusals(db(), group);
    return true;
  } catch (error) {
    logger().error({ err: error, refusals: group.length }, "refusals were not recorded yet");
    for (const { refusal, times } of group) put(refusal, times);
    return false;
  } finally {
    for (const { release } of group) release();
  }
}
