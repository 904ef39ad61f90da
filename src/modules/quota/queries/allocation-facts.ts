import { query } from "@/core/operation";
import { findPrepaid } from "../internal/prepaid-rows";
import { prepaidSettingsOf } from "../internal/prepaid-turns";
import { unallocated } from "../rules/prepaid";
import { AllocationFacts, ReadAllocationFacts } from "../schema/prepaid";

/** What an allocation to sub-accounts will be decided by: with the rule a dialog can say what it leads to. */
export const readAllocationFacts = query({
  id: "quota.readAllocationFacts",
  access: { capability: "iam.accounts.read" },
  input: ReadAllocationFacts,
  output: AllocationFacts.array(),
  async run({ db }, { subAccountIds }) {
    const settings = await prepaidSettingsOf(db, subAccountIds);
    const rows = await findPrepaid(db, subAccountIds);
    return [...settings.values()]
      .filter(({ gone }) => !gone)
      .map(({ id, steps, mode, disabledReasons }) => {
        const { markedSteps, ...money } = rows.get(id) ?? unallocated;
        return {
          ...money,
          subAccountId: id,
          markedSteps: [...markedSteps],
          steps: [...steps],
          whenExhausted: mode,
          disabledReasons,
        };
      });
  },
});
