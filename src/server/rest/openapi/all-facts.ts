import type { Route } from "../route";
import type { Facts } from "./facts";
import { cloudFacts } from "./facts-cloud";
import { moneyFacts } from "./facts-money";
import { peopleFacts } from "./facts-people";
import { policyFacts } from "./facts-policy";
import { poolFacts } from "./facts-pools";
import { subAccountFacts } from "./facts-sub-accounts";

export const allFacts: Readonly<Record<string, Facts>> = {
  ...moneyFacts,
  ...peopleFacts,
  ...poolFacts,
  ...policyFacts,
  ...cloudFacts,
  ...subAccountFacts,
};

/** @throws Error for a route that nobody has described, which a test finds */
export function factsOf({ operation: { id } }: Route): Facts {
  const facts = allFacts[id.slice(id.indexOf(".") + 1)];
  if (!facts) throw new Error(`the reference has no examples of ${id}`);
  return facts;
}
