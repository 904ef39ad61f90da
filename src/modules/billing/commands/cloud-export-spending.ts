import { command } from "@/core/operation";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { countSpendingDays } from "../queries/cloud-spending-days";
import { ExportSpending, SpendingExported } from "../schema/cloud-spending";

/**
 * Takes down that a month's spending leaves as a file, of all sub-accounts or of one (product.md §2).
 * Nothing leaves before this stands in the log.
 * @throws iam.sub_account_not_found
 */
export const exportSpending = command({
  id: "billing.exportSpending",
  access: { capability: "iam.accounts.read" },
  input: ExportSpending,
  output: SpendingExported,
  async run({ db }, { month, subAccountId }) {
    if (subAccountId) await requireSubAccount(db, subAccountId);
    const rows = await countSpendingDays(db, { month, subAccountId });
    return {
      result: { rows },
      audit: {
        action: "cloud_spending.export",
        targetType: subAccountId ? "sub_account" : "sub_account_list",
        targetId: subAccountId ?? "sub-accounts",
        old: null,
        new: { month, rows },
        reason: null,
      },
    };
  },
});
