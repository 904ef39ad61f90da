/** How many days of burn a forecast looks back on, and the fewest that say anything. */
export const burnDays = 14;
const fewestDays = 3;
/** Four times in five the true rate lies within so many standard errors of the mean. */
const standardErrors = 1.28;
/** Beyond ten years a forecast is no forecast. */
const farthestDays = 3_650;

/** Whole days from the last billed day until nothing is left; null where no end is in sight. */
export type Forecast = {
  /** Mean spending a day, in micro-units. */
  burnPerDay: number;
  days: number | null;
  /** The band: as soon as, and as late as. */
  soonest: number | null;
  latest: number | null;
};

/**
 * When a quota is used up if spending goes on as in the last 14 billed days; days without spending
 * count as zero. The band is that of the mean's standard error, about 80 %. Undefined when fewer
 * than three days are billed: two points are no trend.
 */
export function forecastOf(left: number, daily: readonly number[]): Forecast | undefined {
  const recent = daily.slice(-burnDays);
  if (recent.length < fewestDays) return undefined;
  const mean = recent.reduce((sum, amount) => sum + amount, 0) / recent.length;
  const variance =
    recent.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / (recent.length - 1);
  const margin = standardErrors * Math.sqrt(variance / recent.length);
  return {
    burnPerDay: Math.round(mean),
    days: daysUntil(left, mean),
    soonest: daysUntil(left, mean + margin),
    latest: daysUntil(left, mean - margin),
  };
}

function daysUntil(left: number, perDay: number): number | null {
  if (left <= 0) return 0;
  if (perDay <= 0) return null;
  const days = Math.floor(left / perDay);
  return days > farthestDays ? null : days;
}
