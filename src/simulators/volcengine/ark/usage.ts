import { type Actions, type Call, read } from "../action";
import { toUnits } from "../billing/amounts";
import { type BillRow, monthOf, rowsOf } from "../billing/bill";
import { growBill } from "../billing/growth";
import { elementOf } from "../billing/products";
import { addDays, dayOf, startOfDay } from "../dates";

export const usageActions: Actions = { GetUsage: read(getUsage, "json") };

const hourSeconds = 3_600;
/** Tokens are counted some minutes after they were used; the bill takes a day and more. */
const lagSeconds = 600;
const names = ["PromptTokens", "CompletionTokens"] as const;
const longestSeconds = 32 * 86_400;

/** How a day's tokens fall on its hours. */
const hours = [1, 1, 0, 0, 0, 0, 1, 3, 6, 8, 9, 8, 5, 6, 8, 9, 9, 8, 6, 5, 5, 4, 3, 2];
const allHours = hours.reduce((sum, weight) => sum + weight, 0);

type Window = { start: number; end: number; interval: number };
type Values = Map<number, number>;

/** Tokens by endpoint and interval, an hour at a time. They are not money (volcengine.md §7). */
function getUsage(call: Call) {
  const { params, account, now } = call;
  growBill(account, now);
  const window = windowOf(call);
  const ids = params.texts("EndpointIds");
  const project = params.optionalText("ProjectName");
  const fits = (row: BillRow) =>
    (ids.length === 0 || ids.includes(row.instance)) && (!project || row.project === project);
  const rows = rowsWithin(call, window).filter(fits);
  return {
    UsageResults: names.map((name) => ({
      Name: name,
      MetricItems: itemsOf(rows, name, window),
    })),
  };
}

function windowOf({ params, now }: Call): Window {
  const [start, end, interval] = ["StartTime", "EndTime", "Interval"].map((name) =>
    params.integer(name),
  ) as [number, number, number];
  if (end <= start || end - start > longestSeconds) {
    throw params.invalid("EndTime", String(end), "must be after StartTime, at most 32 days");
  }
  if (interval < 60) throw params.invalid("Interval", String(interval), "at least 60 seconds");
  return { start, end: Math.min(end, now.getTime() / 1000 - lagSeconds), interval };
}

function rowsWithin({ account }: Call, { start, end }: Window): BillRow[] {
  const last = dayOf(new Date(end * 1000));
  const found: BillRow[] = [];
  for (let day = dayOf(new Date(start * 1000)); day <= last; day = addDays(day, 1)) {
    found.push(
      ...rowsOf(account.bill, monthOf(day)).filter(
        (row) => row.day === day && row.product === "ark_bd" && row.category === "consume-use",
      ),
    );
  }
  return found;
}

function itemsOf(rows: readonly BillRow[], name: (typeof names)[number], window: Window) {
  const byEndpoint = new Map<string, Values>();
  for (const row of rows) {
    if (elementOf(row.product, row.element)?.tokens !== name) continue;
    const values = byEndpoint.get(row.instance) ?? new Map<number, number>();
    byEndpoint.set(row.instance, values);
    countRow(values, row, window);
  }
  const used = [...byEndpoint].filter(([, values]) => values.size > 0);
  return used.map(([endpoint, values]) => ({
    Tags: [{ Key: "EndpointId", Value: endpoint }],
    Values: [...values]
      .sort(([a], [b]) => a - b)
      .map(([Timestamp, Value]) => ({ Timestamp, Value: Math.round(Value) })),
  }));
}

/** Adds the tokens of each whole hour inside the window to the interval in which it begins. */
function countRow(values: Values, row: BillRow, { start, end, interval }: Window): void {
  const tokens = Number(toUnits(row.usage || "0") / 10n ** 9n);
  const midnight = startOfDay(row.day).getTime() / 1000;
  for (const [hour, weight] of hours.entries()) {
    const begin = midnight + hour * hourSeconds;
    if (begin < start || begin + hourSeconds > end) continue;
    const share = row.hour === null ? weight / allHours : Number(row.hour === hour);
    const at = start + Math.floor((begin - start) / interval) * interval;
    if (share > 0) values.set(at, (values.get(at) ?? 0) + tokens * share);
  }
}
