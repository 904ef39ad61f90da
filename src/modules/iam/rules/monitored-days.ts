import { DateTime } from "luxon";

/** Days `YYYY-MM-DD`, both ends counted; `toDay` is null while it goes on. */
export type Days = { fromDay: string; toDay: string | null };

/** The day of a moment in the configured zone. */
export const dayOf = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toISODate() ?? "";

const dayAfter = (day: string): string =>
  DateTime.fromISO(day, { zone: "utc" }).plus({ days: 1 }).toISODate() ?? "";

/**
 * The first day of a new interval, or undefined when one goes on. A day that an earlier interval
 * counts already is not counted again: that one stays as it was closed.
 */
export function firstDay(intervals: readonly Days[], today: string): string | undefined {
  if (intervals.some(({ toDay }) => toDay === null)) return undefined;
  const last = intervals
    .map(({ toDay }) => toDay ?? "")
    .sort()
    .at(-1);
  return last !== undefined && last >= today ? dayAfter(last) : today;
}

/** How an open interval ends today: today counts still; one that has not begun never was. */
export const closing = ({ fromDay }: Days, today: string): { toDay: string } | "never_was" =>
  fromDay > today ? "never_was" : { toDay: today };
