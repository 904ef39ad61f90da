import { exportSpending } from "@/modules/billing/commands/cloud-export-spending";
import { spendingLines } from "@/server/cloud-files";
import { csvType, exportRoute } from "@/server/export-route";
import { localeOf } from "@/server/list-files";

/** A month's spending as a spreadsheet, of all sub-accounts or of one. */
export const POST = exportRoute(exportSpending, ({ ctx, input, exported, headers }) => ({
  lines: spendingLines(ctx, input, localeOf(headers)),
  name: `spending-${input.month}.csv`,
  mediaType: csvType,
  headers: { "x-airgate-rows": String(exported.rows) },
}));
