import { setTimeout as sleep } from "node:timers/promises";
import { once } from "@/core/once";

/** Calls that count against one limit of the cloud. Times are those of a clock that never jumps. */
type Lane = {
  /** When the last calls left, oldest first. */
  left: number[];
  /** Nobody leaves before: the cloud asked for patience. */
  closedUntil: number;
  waiting: number;
  /** The turn of whoever came last. */
  tail: Promise<unknown>;
};

/** A second, and a little for calls that overtake each other on the way. */
const windowMs = 1_100;
/** Who comes while so many wait is turned away. */
const maxWaiting = 500;
/** Lanes of keys that are no longer used are forgotten from here on. */
const manyLanes = 500;

const lanes = () => once("volcengine.lanes", () => new Map<string, Lane>());

/**
 * Waits for a turn, first come first served, so that at most `perSecond` calls of a lane leave in
 * any second of this process. False when too many wait already.
 * @throws the signal's reason, when it is aborted before its turn
 */
export async function takeTurn(
  key: string,
  perSecond: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  signal?.throwIfAborted();
  const lane = laneOf(key);
  if (lane.waiting >= maxWaiting) return false;
  lane.waiting += 1;
  try {
    const turn = lane.tail.then(() => leave(lane, perSecond, signal));
    lane.tail = turn.catch(() => {});
    await unlessAborted(turn, signal);
    return true;
  } finally {
    lane.waiting -= 1;
  }
}

/** Lets nobody leave for a while. */
export function closeLane(key: string, ms: number): void {
  const lane = laneOf(key);
  lane.closedUntil = Math.max(lane.closedUntil, performance.now() + ms);
}

/** How long the next call of a lane has to wait at a moment, in milliseconds. */
export function waitMs(
  { closedUntil, left }: Pick<Lane, "closedUntil" | "left">,
  perSecond: number,
  now: number,
): number {
  const before = left.at(-perSecond);
  const free = before === undefined ? now : before + windowMs;
  return Math.max(0, free - now, closedUntil - now);
}

async function leave(lane: Lane, perSecond: number, signal: AbortSignal | undefined) {
  signal?.throwIfAborted();
  for (;;) {
    const now = performance.now();
    const wait = waitMs(lane, perSecond, now);
    if (wait === 0) {
      lane.left.push(now);
      lane.left = lane.left.filter((at) => at > now - windowMs);
      return;
    }
    await sleep(Math.ceil(wait), undefined, { signal });
  }
}

function laneOf(key: string): Lane {
  const all = lanes();
  const known = all.get(key);
  if (known) return known;
  if (all.size >= manyLanes) forgetIdle(all);
  const lane = { left: [], closedUntil: 0, waiting: 0, tail: Promise.resolve() };
  all.set(key, lane);
  return lane;
}

function forgetIdle(all: Map<string, Lane>): void {
  const now = performance.now();
  for (const [key, lane] of all) {
    if (lane.waiting === 0 && waitMs(lane, 1, now) === 0) all.delete(key);
  }
}

/** Who gives up leaves the queue at once; its turn passes when it comes. */
function unlessAborted<T>(turn: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return turn;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
