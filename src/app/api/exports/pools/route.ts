import { exportPools } from "@/modules/quota/commands/export-pools";
import { csvType, exportRoute } from "@/server/export-route";
import { localeOf, poolLines } from "@/server/list-files";

/** The list of pools as a spreadsheet: exactly what the filter shows. */
export const POST = exportRoute(exportPools, ({ ctx, input, exported, headers }) => ({
  lines: poolLines(ctx, input, localeOf(headers)),
  name: "pools.csv",
  mediaType: csvType,
  headers: { "x-airgate-rows": String(exported.pools) },
}));
