import { plusDays } from "@/features/listing/zone-days";
import { plusMonths } from "./months";

export type DayAmount = { day: string; key: string; amount: string };

/** More series cannot be told apart. */
const mostSeries = 5;

/** Each day of a month with its amounts by key, the largest keys first; the rest as "". Draws only. */
export function daySeries(month: string, amounts: readonly DayAmount[]) {
  const totals = new Map<string, number>();
  for (const { key, amount } of amounts) {
    totals.set(key, (totals.get(key) ?? 0) + Number(amount));
  }
  const ranked = [...totals].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const named = ranked.slice(0, mostSeries);
  const series = ranked.length > mostSeries ? [...named, ""] : named;
  const byDay = new Map<string, Record<string, number>>();
  for (const { day, key, amount } of amounts) {
    const values = byDay.get(day) ?? {};
    const of = named.includes(key) ? key : "";
    byDay.set(day, { ...values, [of]: (values[of] ?? 0) + Number(amount) });
  }
  return { series, days: daysOf(month).map((day) => ({ day, values: byDay.get(day) ?? {} })) };
}

function daysOf(month: string): string[] {
  const days: string[] = [];
  const end = `${plusMonths(month, 1)}-01`;
  for (let day = `${month}-01`; day < end; day = plusDays(day, 1)) days.push(day);
  return days;
}
