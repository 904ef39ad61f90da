import { exportSubAccounts } from "@/modules/iam/commands/export-sub-accounts";
import { csvType, exportRoute } from "@/server/export-route";
import { localeOf, subAccountLines } from "@/server/list-files";

/** The list of sub-accounts as a spreadsheet: exactly what the filter shows. */
export const POST = exportRoute(exportSubAccounts, ({ ctx, input, exported, headers }) => ({
  lines: subAccountLines(ctx, input, localeOf(headers)),
  name: "sub-accounts.csv",
  mediaType: csvType,
  headers: { "x-airgate-rows": String(exported.subAccounts) },
}));
