import type { Call } from "../action";
import type { BillRow } from "./bill";
import { modeCodes } from "./labels";
import { productOf } from "./products";
import type { GroupPeriod } from "./query";

/** What of a bill a request wants: an empty list wants all. `Project` counts at detail level only. */
export function filterOf({ params, account }: Call, period: GroupPeriod) {
  const own = (name: string) => {
    const ids = params.list(name).map(Number);
    return ids.length === 0 || ids.includes(account.id);
  };
  const mine = own("OwnerID") && own("PayerID");
  const [products, modes, categories, projects] = [
    params.texts("Product"),
    params.list("BillingMode").map(String),
    params.texts("BillCategory"),
    period === "detail" ? params.texts("Project") : [],
  ];
  const instance = params.optionalText("InstanceNo");
  const wants = (list: readonly string[], value: string) =>
    list.length === 0 || list.includes(value);
  return (row: BillRow): boolean =>
    mine &&
    wants(products, row.product) &&
    wants(modes, modeCodes[productOf(row.product).mode]) &&
    wants(categories, row.category) &&
    wants(projects, row.project) &&
    (!instance || row.instance === instance);
}
