import type { Call } from "../action";
import type { BillRow } from "./bill";
import { modeCodes } from "./labels";
import { productOf } from "./products";
import type { GroupPeriod } from "./query";

type Test = (row: BillRow) => boolean;

/** What of a bill a request wants: an empty list wants all. `Project` counts at detail level only. */
export function filterOf({ params, account }: Call, period: GroupPeriod): Test {
  const own = (name: string) => {
    const ids = params.list(name).map(Number);
    return ids.length === 0 || ids.includes(account.id);
  };
  if (!own("OwnerID") || !own("PayerID")) return () => false;
  const instance = params.optionalText("InstanceNo");
  return allOf([
    oneOf(params.texts("Product"), ({ product }) => product),
    oneOf(params.list("BillingMode").map(String), modeOf),
    oneOf(params.texts("BillCategory"), ({ category }) => category),
    oneOf(period === "detail" ? params.texts("Project") : [], ({ project }) => project),
    oneOf(instance ? [instance] : [], (row) => row.instance),
  ]);
}

/** Without a wish there is nothing to test, row by row, in a long bill. */
const oneOf = (wanted: readonly string[], column: (row: BillRow) => string): Test | undefined =>
  wanted.length === 0 ? undefined : (row) => wanted.includes(column(row));

export function allOf(tests: readonly (Test | undefined)[]): Test {
  const active = tests.filter((test) => test !== undefined);
  if (active.length === 0) return () => true;
  return (row) => active.every((test) => test(row));
}

const modeOf = ({ product }: BillRow) => modeCodes[productOf(product).mode];
