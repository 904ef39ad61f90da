import { DateTime } from "luxon";

export const refreshUnits = ["hour", "day", "week", "month"] as const;
export type RefreshUnit = (typeof refreshUnits)[number];

/** When a pool refreshes: at anchor + n × every units, on the calendar of the zone. */
export type Schedule = { unit: RefreshUnit; every: number; anchor: Date };

/** What a refresh reads and changes; money in micro-units. */
export type Refreshable = Schedule & {
  allowance: number;
  remaining: number;
  allowanceGranted: number;
  lastRefreshedAt: Date;
  /** The first boundary that has not been applied; null when it never refreshes. */
  nextRefreshAt: Date | null;
};

/** What a refresh did: `periods` boundaries were passed, the last of them at `boundary`. */
export type Refresh = { periods: number; boundary: Date; delta: number };

/** Boundary n. Counted from the anchor each time, so that the 31st clamps without drifting. */
export function boundaryAt({ unit, every, anchor }: Schedule, n: number, zone: string): Date {
  const start = DateTime.fromJSDate(anchor, { zone });
  return start.plus({ [`${unit}s`]: n * every }).toJSDate();
}

/** The number of the last boundary at or before `moment`. */
export function boundaryIndex(schedule: Schedule, moment: Date, zone: string): number {
  const { unit, every, anchor } = schedule;
  const start = DateTime.fromJSDate(anchor, { zone });
  const units = DateTime.fromJSDate(moment, { zone }).diff(start, `${unit}s`).as(`${unit}s`);
  // Clamped months make the quotient inexact near a boundary, so it is only a first guess.
  let n = Math.floor(units / every);
  while (boundaryAt(schedule, n + 1, zone) <= moment) n += 1;
  while (boundaryAt(schedule, n, zone) > moment) n -= 1;
  return n;
}

/** The first boundary after `moment`, or null for a pool that never refreshes (every < 0). */
export function nextBoundary(schedule: Schedule, moment: Date, zone: string): Date | null {
  if (schedule.every < 0) return null;
  return boundaryAt(schedule, boundaryIndex(schedule, moment, zone) + 1, zone);
}

/**
 * Applies every boundary passed up to `now` at once (product.md §3):
 * remaining := min(allowance, min(0, remaining) + k × allowance). Unused allowance lapses, debt is
 * paid off period by period, and job, lazy refresh and neglect give the same figure.
 */
export function refreshed<P extends Refreshable>(
  pool: P,
  now: Date,
  zone: string,
): { pool: P; refresh?: Refresh } {
  const { nextRefreshAt, allowance, remaining } = pool;
  if (nextRefreshAt === null || nextRefreshAt > now) return { pool };

  const last = boundaryIndex(pool, now, zone);
  const periods = last - boundaryIndex(pool, nextRefreshAt, zone) + 1;
  const boundary = boundaryAt(pool, last, zone);
  const after = remainingAfter(remaining, allowance, periods);
  return {
    pool: {
      ...pool,
      remaining: after,
      allowanceGranted: allowance,
      lastRefreshedAt: boundary,
      nextRefreshAt: boundaryAt(pool, last + 1, zone),
    },
    refresh: { periods, boundary, delta: after - remaining },
  };
}

/** The remaining allowance after `periods` boundaries; it stays a safe integer however many. */
export function remainingAfter(remaining: number, allowance: number, periods: number): number {
  const debt = Math.min(0, remaining);
  const enough = allowance === 0 ? 0 : Math.ceil(-debt / allowance) + 1;
  return Math.min(allowance, debt + Math.min(periods, enough) * allowance);
}
