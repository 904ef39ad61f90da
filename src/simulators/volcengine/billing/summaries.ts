import type { Call } from "../action";
import { dayOf } from "../dates";
import { fromUnits, toUnits } from "./amounts";
import { type BillRow, monthOf } from "./bill";
import { amountColumns } from "./columns";
import { amountOf, type Group, groupsOf, pageOfGroups } from "./groups";
import { growBill } from "./growth";
import { categoryLabels, modeCodes, modeLabels, parentLabels } from "./labels";
import { productOf } from "./products";
import { billQuery } from "./query";

/** One row per product and kind of transaction. It has no project. */
export const listBill = (call: Call) =>
  summary(call, "bill", (group, shared) => ({
    ...shared,
    BillID: `Bill${shared.BillPeriod.replace("-", "")}${group.first.id}`,
    BillingMode: modeLabels[productOf(group.first.product).mode],
    BillCategory: categoryLabels[group.first.category],
    TradeTime: `${group.first.day} 23:59:59`,
    PayStatus: shared.UnpaidAmount === "0.00" ? "已结清" : "未结清",
  }));

/** One row per product; the billing mode comes as a code here. */
export const listBillOverviewByProd = (call: Call) =>
  summary(call, "overview", ({ first }, shared) => ({
    ...shared,
    BillingMode: modeCodes[productOf(first.product).mode],
  }));

type Shared = ReturnType<typeof sharedOf>;

function summary(
  call: Call,
  name: string,
  shape: (group: Group, shared: Shared) => Record<string, unknown>,
) {
  const { account, now, settings, params } = call;
  growBill(account, now);
  const query = billQuery(call, settings.billDelayDays.detail);
  const groups = groupsOf(account.bill, query, { name, keyOf: keyOf[name] });
  const [parents, products] = [params.texts("BillCategoryParent"), params.texts("Product")];
  const fits = (row: BillRow) =>
    (parents.length === 0 || parents.includes(parentOf(row))) &&
    (products.length === 0 || products.includes(row.product));
  const { page, ends } = pageOfGroups(groups, query, fits);
  const month = monthOf(dayOf(now));
  return { List: page.map((group) => shape(group, sharedOf(call, group, month))), ...ends };
}

const parentOf = ({ category }: BillRow) => category.split("-")[0] ?? "";

const keyOf: Record<string, (row: BillRow) => string> = {
  bill: (row) => `${row.product}\n${row.category}`,
  overview: (row) => `${row.product}\n${parentOf(row)}`,
};

function sharedOf({ account }: Call, group: Group, currentMonth: string) {
  const { first } = group;
  const product = productOf(first.product);
  return {
    BillPeriod: monthOf(first.day),
    PayerID: String(account.id),
    PayerUserName: account.name,
    OwnerID: String(account.id),
    OwnerUserName: account.name,
    Product: product.code,
    ProductZh: product.zh,
    BillCategoryParent: parentLabels[parentOf(first)] ?? "",
    Currency: "CNY",
    CouponAmount: "0.00",
    ...amountColumns(amountOf(group), monthOf(first.day) < currentMonth),
  };
}

/** What the main account has, and may still spend. */
export function queryBalanceAcct({ account }: Call) {
  const cash = toUnits(account.bill.cashBalance);
  return {
    AccountID: account.id,
    AvailableBalance: fromUnits(cash),
    CashBalance: fromUnits(cash),
    CreditLimit: "0.00",
    FreezeAmount: "0.00",
    ArrearsBalance: "0.00",
  };
}
