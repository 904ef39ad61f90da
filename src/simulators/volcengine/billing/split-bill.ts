import type { Call } from "../action";
import { dayOf } from "../dates";
import type { BillRow } from "./bill";
import { projectColumns, sharedColumns } from "./columns";
import { allOf, filterOf } from "./filters";
import { type Group, groupsOf, pageOfGroups } from "./groups";
import { growBill } from "./growth";
import { billQuery, expenseDayOf, type GroupPeriod, groupPeriodOf } from "./query";

/** The bill by project and split item: the endpoint of Ark, or its key when that is asked for. */
export function listSplitBillDetail(call: Call) {
  const { params, account, settings, now } = call;
  growBill(account, now);
  const query = billQuery(call, settings.billDelayDays.split);
  const period = groupPeriodOf(params);
  const day = expenseDayOf(params, query.month, period);
  const item = itemOf(call);
  const splitItem = params.optionalText("SplitItemID");
  const groups = groupsOf(account.bill, query, {
    name: `split/${period}/${item.name}`,
    keyOf: period === "detail" ? undefined : (row) => keyOf(row, period, item.of(row)),
  });
  const fits = allOf([
    filterOf(call, period),
    day ? (row) => row.day === day : undefined,
    splitItem ? (row) => item.of(row) === splitItem : undefined,
  ]);
  const { page, ends } = pageOfGroups(groups, query, fits);
  const today = dayOf(now);
  return { List: page.map((group) => shape(call, { group, period, today, item })), ...ends };
}

type Item = ReturnType<typeof itemOf>;

/** `{"ark_bd":"apikey_id"}` as a JSON text splits by key what is split by endpoint otherwise. */
function itemOf({ params }: Call) {
  const text = params.optionalText("SplitDimension");
  const dimension = text ? readDimension(text) : {};
  if (!dimension) throw params.invalid("SplitDimension", text ?? "", "must be JSON in a string");
  const byKey = (row: BillRow) => dimension[row.product] === "apikey_id";
  return {
    name: Object.values(dimension).includes("apikey_id") ? text : "instance",
    of: (row: BillRow) => (byKey(row) ? row.apiKey : row.instance),
  };
}

function readDimension(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object"
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const keyOf = (row: BillRow, period: GroupPeriod, item: string) =>
  [period === "day" ? row.day : "", row.project, row.product, row.element, item, row.category].join(
    "\n",
  );

function shape(
  { account }: Call,
  { group, period, today, item }: { group: Group; period: GroupPeriod; today: string; item: Item },
) {
  const { first } = group;
  const columns = sharedColumns(account, group, today);
  const detail = period === "detail";
  return {
    ...columns,
    ...projectColumns(account, first.project),
    SplitBillDetailId: detail ? `${account.id}${String(first.id).padStart(9, "0")}` : "",
    ExpenseDate: period === "month" ? "" : first.day,
    ExpenseTime: timeOf(first, period),
    TradeTime: `${first.day} 23:59:59`,
    InstanceNo: first.instance,
    InstanceName: first.instance,
    SplitItemID: item.of(first),
    SplitItemName: item.of(first),
    SplitItemAmount: detail ? columns.Count : "",
    SplitItemRatio: detail ? "1.00" : "",
    CouponDeductionAmount: "0.00",
  };
}

const timeOf = ({ day, hour }: BillRow, period: GroupPeriod) => {
  if (period === "month") return day.slice(0, 7);
  if (period === "day" || hour === null) return day;
  return `${day} ${String(hour).padStart(2, "0")}:00:00`;
};
