import { count } from "drizzle-orm";
import { command } from "@/core/operation";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { allocationsOf } from "../internal/allocation-pages";
import { allocations } from "../prepaid-tables";
import { AllocationsExported, ExportAllocations } from "../schema/prepaid";

/**
 * Takes down that a sub-account's allocations leave as a file (product.md §2). The file is made by
 * reading the history page by page; nothing leaves before this stands in the log.
 * @throws iam.sub_account_not_found
 */
export const exportAllocations = command({
  id: "quota.exportAllocations",
  access: { capability: "iam.accounts.read" },
  input: ExportAllocations,
  output: AllocationsExported,
  async run({ db }, input) {
    const { subAccountId, ...filter } = input;
    await requireSubAccount(db, subAccountId);
    const [row] = await db
      .select({ allocations: count() })
      .from(allocations)
      .where(allocationsOf(input));
    const exported = { allocations: row?.allocations ?? 0 };

    return {
      result: exported,
      audit: {
        action: "sub_account.allocations.export",
        targetType: "sub_account",
        targetId: subAccountId,
        old: null,
        new: { filter, rows: exported.allocations },
        reason: null,
      },
    };
  },
});
