const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits before each attempt, of Standard Webhooks: 75.6 hours in all. */
const waits = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

/** Spreads what failed together over a fifth of its wait. */
const jitter = 0.2;

/**
 * When a delivery that failed `attempts` times is tried again; undefined when it has had its ten
 * attempts. A receiver that asked for a longer pause gets it, up to a day. `random` is in [0, 1).
 */
export function nextAttemptAt(
  attempts: number,
  { now, random, retryAfterMs }: { now: Date; random: number; retryAfterMs: number | null },
): Date | undefined {
  const wait = waits[attempts];
  if (wait === undefined) return undefined;
  const spread = wait * (1 + jitter * random);
  return new Date(now.getTime() + Math.max(spread, Math.min(retryAfterMs ?? 0, 24 * hour)));
}

/** Feishu's bots throttle everybody at full and half hours; they are kept clear on both sides. */
const clearBeforeMs = 5 * second;
const clearAfterMs = 20 * second;
const clearSpreadMs = 10 * second;

/** The moment, moved behind a full or half hour that is too close. */
export function awayFromHours(at: Date, random: number): Date {
  const half = 30 * minute;
  const mark = Math.round(at.getTime() / half) * half;
  const away = at.getTime() - mark;
  if (away < -clearBeforeMs || away >= clearAfterMs) return at;
  return new Date(mark + clearAfterMs + clearSpreadMs * random);
}

/**
 * A bot takes 5 cards a second and 100 a minute. Spacing of 625 ms with a burst of 4 keeps within
 * both wherever the second or the minute begins: 4 + 1 ≤ 5 and 4 + 96 ≤ 100.
 */
const spacingMs = 625;
const burst = 4;
const toleranceMs = spacingMs * (burst - 1);

/** Whether a bot may be sent a card now; `paidUntil` is what its last card left (GCRA). */
export const maySend = (paidUntil: Date | null, now: Date): boolean =>
  paidUntil === null || paidUntil.getTime() - now.getTime() <= toleranceMs;

/** What a card sent now leaves. */
export const paidAfter = (paidUntil: Date | null, now: Date): Date =>
  new Date(Math.max(paidUntil?.getTime() ?? 0, now.getTime()) + spacingMs);

/** `paidUntil` up to here lets a card pass: what a query compares with. */
export const payableUntil = (now: Date): Date => new Date(now.getTime() + toleranceMs);
