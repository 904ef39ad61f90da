import { count } from "drizzle-orm";
import { command } from "@/core/operation";
import { matching } from "../internal/sub-account-filter";
import { ExportSubAccounts, SubAccountsExported } from "../schema/listing";
import { subAccounts } from "../tables";

/**
 * Takes down that the sub-accounts of a filter leave as a file (product.md §2). The file is made by
 * reading the list page by page; nothing leaves before this stands in the log.
 */
export const exportSubAccounts = command({
  id: "iam.exportSubAccounts",
  access: { capability: "iam.accounts.read" },
  input: ExportSubAccounts,
  output: SubAccountsExported,
  async run({ db }, { sort: _, direction: __, ...filter }) {
    const [row] = await db
      .select({ subAccounts: count() })
      .from(subAccounts)
      .where(matching(db, filter));
    const exported = { subAccounts: row?.subAccounts ?? 0 };

    return {
      result: exported,
      audit: {
        action: "sub_account.list.export",
        targetType: "sub_account_list",
        targetId: "sub-accounts",
        old: null,
        new: { filter, rows: exported.subAccounts },
        reason: null,
      },
    };
  },
});
