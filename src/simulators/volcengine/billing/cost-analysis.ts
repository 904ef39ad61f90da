import type { Call } from "../action";
import { addDays, dayOf } from "../dates";
import { fromUnits, toUnits } from "./amounts";
import { type BillRow, monthOf, rowsOf } from "./bill";
import { amountColumns } from "./columns";
import { growBill } from "./growth";
import { productOf } from "./products";

/** What is told apart, by the number of `ClassifyDimension`. */
const dimensions: Record<number, (row: BillRow) => string> = {
  3: ({ product }) => productOf(product).code,
  9: ({ project }) => project,
  15: ({ instance }) => instance,
};

/** Which amount is summed, by the number of `CostType`. */
const columns = [
  "OriginalBillAmount",
  "DiscountBillAmount",
  "PayableAmount",
  "PaidAmount",
] as const;

const mostDays = 366;

/** Costs by product, project or split item, a day or a month at a time; they are as late as the bill. */
export function listCostAnalysis(call: Call) {
  const { params, account, now } = call;
  growBill(account, now);
  const asked = questionOf(call);
  const sums = new Map<string, Map<string, bigint>>();
  for (const row of rowsWithin(call, asked)) {
    const item = asked.itemOf(row);
    const times = sums.get(item) ?? new Map<string, bigint>();
    sums.set(item, times);
    const time = asked.daily ? row.day : monthOf(row.day);
    times.set(time, (times.get(time) ?? 0n) + asked.amountOf(row));
  }
  const limit = params.optionalInteger("Limit") ?? 10;
  const offset = params.optionalInteger("Offset") ?? 0;
  const items = [...sums].slice(offset, offset + limit);
  return {
    CostData: items.map(([ClassifyItem, times]) => ({
      ClassifyDimension: asked.dimension,
      ClassifyItem,
      Costs: [...times].map(([TimeStr, units]) => ({ TimeStr, Amount: fromUnits(units) })),
    })),
    Total: sums.size,
    Limit: limit,
    Offset: offset,
  };
}

function questionOf({ params, now, settings }: Call) {
  const published = addDays(dayOf(now), -settings.billDelayDays.detail);
  const [from, asked] = ["BeginTimeStr", "EndTimeStr"].map((name) => {
    const day = params.text(name);
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw params.invalid(name, day, "must be YYYY-MM-DD");
    return day;
  }) as [string, string];
  if (asked < from || addDays(from, mostDays) < asked) {
    throw params.invalid("EndTimeStr", asked, `must be up to ${mostDays} days after BeginTimeStr`);
  }
  const daily = params.integer("TimeGranularity") === 1;
  const dimension = params.integer("ClassifyDimension");
  const itemOf = dimensions[dimension];
  if (!itemOf) throw params.invalid("ClassifyDimension", String(dimension), "is not simulated");
  const type = params.integer("CostType");
  const column = columns[type];
  if (!column) throw params.invalid("CostType", String(type), "is not simulated");
  const month = monthOf(dayOf(now));
  const amountOf = (row: BillRow) =>
    toUnits(amountColumns(toUnits(row.amount), monthOf(row.day) < month)[column]);
  return { from, until: asked < published ? asked : published, daily, dimension, itemOf, amountOf };
}

function rowsWithin({ account }: Call, { from, until }: { from: string; until: string }) {
  const months = new Set<string>();
  for (let day = from; day <= until; day = addDays(day, 1)) months.add(monthOf(day));
  return [...months].flatMap((month) =>
    rowsOf(account.bill, month).filter(({ day }) => day >= from && day <= until),
  );
}
