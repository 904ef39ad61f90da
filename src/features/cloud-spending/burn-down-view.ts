import type { BurnDownPoint } from "@/components/charts/burn-down";
import { daysBetween, plusDays } from "@/features/listing/zone-days";
import type { RouterOutputs } from "@/trpc/client";

/** Of one sub-account, or of all together. */
export type BurnDownRead = Omit<RouterOutputs["billing"]["burnDown"], "subAccountId">;

/** The day on which the quota is used up, and the band of days around it; null where no end is in sight. */
export type RunsOut = { day: string | null; soonest: string | null; latest: string | null };

/** How far the forecast is drawn when no end is near. */
const farthest = 60;
const nearest = 14;

/** What is left at the end of each day, and what is expected after the last billed one. Draws only. */
export function burnDownPoints({ series, asOf, forecast }: BurnDownRead): BurnDownPoint[] {
  const billed = series.filter(({ spent }) => spent !== null);
  const points: BurnDownPoint[] = billed.map(({ day, allocated, spent }) => ({
    day,
    actual: Number(allocated) - Number(spent),
  }));
  const last = points.at(-1);
  const today = series.at(-1);
  if (!last || !forecast || asOf === null || last.actual === undefined) return points;
  const left = Number(today?.allocated ?? 0) - Number(billed.at(-1)?.spent ?? 0);
  const perDay = Number(forecast.burnPerDay);
  const rates = {
    expected: perDay,
    low: rateOf(left, forecast.soonest, perDay),
    high: rateOf(left, forecast.latest, 0),
  };
  const after = (rate: number, days: number) =>
    left <= 0 ? left - rate * days : Math.max(0, left - rate * days);
  const end = plusDays(last.day, spanOf(forecast));
  Object.assign(last, { actual: left, expected: left, low: left, high: left });
  const ahead = daysBetween(plusDays(last.day, 1), end).map((day, n) => ({
    day,
    expected: after(rates.expected, n + 1),
    low: after(rates.low, n + 1),
    high: after(rates.high, n + 1),
  }));
  return [...points, ...ahead];
}

const rateOf = (left: number, days: number | null, without: number) =>
  days === null || days <= 0 ? without : left / days;

function spanOf({ days, latest }: NonNullable<BurnDownRead["forecast"]>): number {
  return Math.min(farthest, Math.max(nearest, latest ?? days ?? farthest));
}

/** The same forecast as days of the calendar; undefined without enough billed days. */
export function runsOut({ asOf, forecast }: BurnDownRead): RunsOut | undefined {
  if (!forecast || asOf === null) return undefined;
  const dayIn = (days: number | null) => (days === null ? null : plusDays(asOf, days));
  return {
    day: dayIn(forecast.days),
    soonest: dayIn(forecast.soonest),
    latest: dayIn(forecast.latest),
  };
}
