import { exportAllocations } from "@/modules/quota/commands/export-allocations";
import { allocationLines } from "@/server/cloud-files";
import { csvType, exportRoute } from "@/server/export-route";
import { localeOf } from "@/server/list-files";

/** The allocations of a sub-account as a spreadsheet: exactly what the filter shows. */
export const POST = exportRoute(exportAllocations, ({ ctx, input, exported, headers }) => ({
  lines: allocationLines(ctx, input, localeOf(headers)),
  name: "allocations.csv",
  mediaType: csvType,
  headers: { "x-airgate-rows": String(exported.allocations) },
}));
