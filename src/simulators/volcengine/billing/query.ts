import type { Call } from "../action";
import { addDays, dayOf } from "../dates";
import type { Parameters } from "../gateway/parameters";
import { monthOf } from "./bill";

export const groupPeriods = ["month", "day", "detail"] as const;
export type GroupPeriod = (typeof groupPeriods)[number];

/** What every list of the bill takes (volcengine.md §6), checked. */
export type BillQuery = {
  month: string;
  limit: number;
  offset: number;
  /** Count all rows; the answer says -1 otherwise. */
  counts: boolean;
  ignoresZero: boolean;
  /** The last day that is published. */
  until: string;
};

const mostRows = 300;
const oldestMonth = "2022-01";
const monthsBack = 24;

export function billQuery({ params, now }: Call, delayDays: number): BillQuery {
  const month = params.text("BillPeriod");
  const today = dayOf(now);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw params.invalid("BillPeriod", month, "must be YYYY-MM");
  }
  if (month < oldestMonth || monthsBetween(month, monthOf(today)) > monthsBack) {
    throw params.invalid("BillPeriod", month, `at most ${monthsBack} months back`);
  }
  const limit = params.integer("Limit");
  if (limit < 1 || limit > mostRows) {
    throw params.invalid("Limit", String(limit), `must be from 1 to ${mostRows}`);
  }
  const offset = params.optionalInteger("Offset") ?? 0;
  if (offset < 0) throw params.invalid("Offset", String(offset), "must not be negative");
  return {
    month,
    limit,
    offset,
    counts: params.optionalInteger("NeedRecordNum") === 1,
    ignoresZero: params.optionalInteger("IgnoreZero") === 1,
    until: addDays(today, -delayDays),
  };
}

const monthsBetween = (from: string, to: string) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  (Number(to.slice(5)) - Number(from.slice(5)));

export function groupPeriodOf(params: Parameters): GroupPeriod {
  const number = params.optionalInteger("GroupPeriod") ?? 0;
  const period = groupPeriods[number];
  if (!period) throw params.invalid("GroupPeriod", String(number), "must be 0, 1 or 2");
  return period;
}

/** One day of the month, where days are told apart. */
export function expenseDayOf(params: Parameters, month: string, period: GroupPeriod) {
  const day = params.optionalText("ExpenseDate");
  if (!day) return undefined;
  if (period === "month") throw params.invalid("ExpenseDate", day, "needs GroupPeriod 1 or 2");
  if (monthOf(day) !== month || !/^\d{4}-\d\d-\d\d$/.test(day)) {
    throw params.invalid("ExpenseDate", day, "must be a day of BillPeriod");
  }
  return day;
}
