import type { Call } from "../action";
import { dayOf } from "../dates";
import type { Account } from "../state";
import type { BillRow } from "./bill";
import { projectColumns, sharedColumns } from "./columns";
import { allOf, filterOf } from "./filters";
import { type Group, groupsOf, pageOfGroups } from "./groups";
import { growBill } from "./growth";
import { productOf } from "./products";
import { billQuery, expenseDayOf, type GroupPeriod, groupPeriodOf } from "./query";

/** What each `GroupTerm` tells apart. */
const terms: Record<number, (row: BillRow) => string[]> = {
  0: (row) => [row.product, row.instance, row.project, row.category, row.element],
  1: (row) => [row.product, row.instance, row.project, row.category],
  2: (row) => [row.product, row.category],
  3: () => [],
};

/** The bill before splitting: what is paid as it is used has no project in it (volcengine.md §11b). */
export function listBillDetail(call: Call) {
  const { params, account, settings, now } = call;
  growBill(account, now);
  const query = billQuery(call, settings.billDelayDays.detail);
  const period = groupPeriodOf(params);
  const term = params.optionalInteger("GroupTerm") ?? 0;
  const partsOf = terms[term];
  if (!partsOf) throw params.invalid("GroupTerm", String(term), "must be from 0 to 3");
  const day = expenseDayOf(params, query.month, period);
  const groups = groupsOf(account.bill, query, {
    name: `plain/${period}/${term}`,
    keyOf:
      period === "detail"
        ? undefined
        : (row) => [period === "day" ? row.day : "", ...partsOf(row)].join("\n"),
  });
  const fits = allOf([filterOf(call, period), day ? (row) => row.day === day : undefined]);
  const { page, ends } = pageOfGroups(groups, query, fits);
  const today = dayOf(now);
  return { List: page.map((group) => shape(call, { group, period, term, today })), ...ends };
}

type Look = { group: Group; period: GroupPeriod; term: number; today: string };

function shape({ account }: Call, { group, period, term, today }: Look) {
  const { first } = group;
  const day = period === "month" ? "" : first.day;
  // By product or by account, the columns of single instances say nothing.
  const instance = term < 2 ? first.instance : "";
  return {
    ...sharedColumns(account, group, today),
    ...(term < 2 ? shownProject(account, first) : { Project: "", ProjectDisplayName: "" }),
    BillDetailId: period === "detail" ? `${account.id}8${String(first.id).padStart(9, "0")}` : "",
    ExpenseDate: day,
    ExpenseBeginTime: day && `${day} 00:00:00`,
    ExpenseEndTime: day && `${day} 23:59:59`,
    TradeTime: `${first.day} 23:59:59`,
    InstanceNo: instance,
    InstanceName: instance,
    CouponAmount: "0.00",
    RoundAmount: 0,
  };
}

const shownProject = (account: Account, { product, project }: BillRow) =>
  productOf(product).mode === "subscription"
    ? projectColumns(account, project)
    : { Project: "-", ProjectDisplayName: "-" };
