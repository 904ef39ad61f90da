import { DateTime } from "luxon";

/** A chart of more days says nothing more. */
const longestSeries = 366;

export type BurnPoint = { day: string; allocated: number; spent: number | null };

/**
 * What was allocated and spent at the end of each day from `from` to `today`, the last year at most.
 * `allocated` are the days on which it changed, `daily` what was spent on a day, both rising; after
 * the last billed day spent is unknown, not zero.
 */
export function burnDown({
  from,
  today,
  asOf,
  allocated,
  daily,
}: {
  from: string;
  today: string;
  asOf: string | null;
  allocated: readonly { day: string; allocated: number }[];
  daily: readonly { day: string; amount: number }[];
}): BurnPoint[] {
  const changes = new Map(allocated.map((change) => [change.day, change.allocated]));
  const amounts = new Map(daily.map(({ day, amount }) => [day, amount]));
  let [standing, spent] = [0, 0];
  const points = daysBetween(from, today).map((day): BurnPoint => {
    standing = changes.get(day) ?? standing;
    spent += amounts.get(day) ?? 0;
    return { day, allocated: standing, spent: asOf !== null && day <= asOf ? spent : null };
  });
  return points.slice(-longestSeries);
}

/** Spending on each of the last days through the last billed one; days without a bill are zero. */
export function dailySpend(
  daily: readonly { day: string; amount: number }[],
  { from, asOf, days }: { from: string; asOf: string | null; days: number },
): number[] {
  if (asOf === null) return [];
  const amounts = new Map(daily.map(({ day, amount }) => [day, amount]));
  return daysBetween(from, asOf)
    .slice(-days)
    .map((day) => amounts.get(day) ?? 0);
}

/** Calendar days `YYYY-MM-DD`, both ends included. */
export function daysBetween(from: string, to: string): string[] {
  const start = DateTime.fromISO(from, { zone: "utc" });
  const count = DateTime.fromISO(to, { zone: "utc" }).diff(start, "days").days + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) =>
    start.plus({ days: n }).toFormat("yyyy-MM-dd"),
  );
}
