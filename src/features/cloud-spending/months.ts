import { DateTime } from "luxon";

/** How far back months can be chosen: the cloud shows no older bills. */
const monthsBack = 24;

export const plusMonths = (month: string, count: number): string =>
  DateTime.fromISO(`${month}-01`, { zone: "utc" }).plus({ months: count }).toFormat("yyyy-MM");

/** The months to choose from, the newest first. */
export const monthsUntil = (last: string): string[] =>
  Array.from({ length: monthsBack + 1 }, (_, back) => plusMonths(last, -back));
