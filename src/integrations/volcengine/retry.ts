import { setTimeout as sleep } from "node:timers/promises";
import { type Attempt, type Failure, leavesOpen } from "./cloud-error";

/**
 * What repeating a call does: nothing (`read`), nothing more than the first time (`idempotent`), or
 * a second thing (`create`), for these APIs know no idempotency key.
 */
export type Effect = "read" | "idempotent" | "create";

export type Pacing = {
  /** How often a call is repeated at most. */
  retries: number;
  baseMs: number;
  /** A longer `Retry-After` is not waited for: the error names it. */
  maxWaitMs: number;
};

export const usualPacing: Pacing = { retries: 3, baseMs: 300, maxWaitMs: 20_000 };

/**
 * How long to wait before a call is repeated, or undefined when it must not be. What creates
 * something is repeated only if it surely did not happen (volcengine.md §3.5).
 * @param repeated how often it was repeated so far
 * @param random in [0, 1)
 */
export function retryDelayMs(
  failure: Failure,
  { effect, repeated, random }: { effect: Effect; repeated: number; random: number },
  { retries, baseMs, maxWaitMs }: Pacing = usualPacing,
): number | undefined {
  if (repeated >= retries || failure.final || !isPassing(failure, effect)) return undefined;
  const ceiling = Math.min(baseMs * 2 ** repeated, maxWaitMs);
  const backoff = Math.round(ceiling / 2 + (ceiling / 2) * random);
  const asked = failure.retryAfterMs ?? 0;
  return asked > maxWaitMs ? undefined : Math.max(backoff, asked);
}

function isPassing(failure: Failure, effect: Effect): boolean {
  if (failure.kind === "throttled" || failure.kind === "not_sent") return true;
  return effect !== "create" && leavesOpen(failure);
}

/** A `Retry-After` header: seconds, or a date. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

export type Outcome = { last: Attempt; attempts: number; maybeDone: boolean };

/**
 * Repeats a call as its effect allows, until it succeeds or is given up. What one attempt left
 * open, a later one that surely failed does not close.
 */
export async function withRetries(
  attempt: () => Promise<Attempt>,
  {
    effect,
    pacing,
    random,
    signal,
  }: {
    effect: Effect;
    pacing: Pacing;
    random(): number;
    signal: AbortSignal | undefined;
  },
): Promise<Outcome> {
  let maybeDone = false;
  for (let repeated = 0; ; repeated += 1) {
    const last = await attempt();
    const outcome = { last, attempts: repeated + 1, maybeDone };
    if (!last.failure) return outcome;
    maybeDone ||= leavesOpen(last.failure);
    const circumstances = { effect, repeated, random: random() };
    const wait = retryDelayMs(last.failure, circumstances, pacing);
    if (wait === undefined || !(await passed(wait, signal))) return { ...outcome, maybeDone };
  }
}

/** Waits; false when the caller lost patience. */
async function passed(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
  if (signal?.aborted) return false;
  return sleep(ms, true, { signal }).catch(() => false);
}
