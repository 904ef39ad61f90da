import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import { zone } from "@/core/env";

const dayMs = 86_400_000;

/** The story's moments, counted back from its end. */
export function momentsBefore(now: Date) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
  return {
    daysAgo,
    /** A calendar day of the bills. */
    dayAgo: (days: number) =>
      DateTime.fromJSDate(daysAgo(days), { zone: zone() }).toFormat("yyyy-MM-dd"),
  };
}
export type Moments = ReturnType<typeof momentsBefore>;

/** Every month that a range of days touches, `YYYY-MM`. */
export function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  let month = DateTime.fromISO(from.slice(0, 7));
  while (month.toFormat("yyyy-MM") <= until.slice(0, 7)) {
    months.push(month.toFormat("yyyy-MM"));
    month = month.plus({ months: 1 });
  }
  return months;
}

/** The same id for the same name, in each installation. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(`airgate-demo/${name}`).digest("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
