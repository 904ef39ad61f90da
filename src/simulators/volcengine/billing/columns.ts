import type { Account } from "../state";
import { fromUnits } from "./amounts";
import { monthOf } from "./bill";
import { amountOf, type Group, usageOf } from "./groups";
import { categoryLabels, modeLabels } from "./labels";
import { elementOf, productOf } from "./products";

/** The columns that the plain and the split bill share. */
export function sharedColumns({ id, name }: Account, group: Group, today: string) {
  const { first } = group;
  const product = productOf(first.product);
  const element = elementOf(first.product, first.element);
  return {
    BillPeriod: monthOf(first.day),
    BusiPeriod: monthOf(first.day),
    PayerID: String(id),
    PayerUserName: name,
    PayerCustomerName: name,
    OwnerID: String(id),
    OwnerUserName: name,
    OwnerCustomerName: name,
    Product: product.code,
    ProductZh: product.zh,
    BillingMode: modeLabels[product.mode],
    BillCategory: categoryLabels[first.category],
    SettlementType: "非结算",
    ConfigName: product.configName,
    Element: element?.zh ?? first.element,
    ElementCode: first.element,
    Region: "华北2（北京）",
    Zone: "",
    Tag: "{}",
    Price: element?.price ?? "",
    PriceUnit: element ? `元/${element.unit}` : "",
    Count: fromUnits(usageOf(group)),
    Unit: element?.unit ?? "",
    Currency: "CNY",
    ...amountColumns(amountOf(group), monthOf(first.day) < monthOf(today)),
  };
}

/** Every amount is a decimal string. The list price is a quarter above what is to be paid. */
export function amountColumns(payable: bigint, isSettled: boolean) {
  const original = (payable * 5n) / 4n;
  const amount = fromUnits(payable);
  return {
    OriginalBillAmount: fromUnits(original),
    PreferentialBillAmount: fromUnits(original - payable),
    DiscountBillAmount: amount,
    PayableAmount: amount,
    PaidAmount: isSettled ? amount : "0.00",
    UnpaidAmount: isSettled ? "0.00" : amount,
    TaxAmount: "0.00",
  };
}

/** How a project is called today, whatever it was called when the money was spent. */
export const projectColumns = ({ resources }: Account, project: string) => ({
  Project: project,
  ProjectDisplayName:
    resources.projects.find(({ name }) => name === project)?.displayName ?? project,
});
