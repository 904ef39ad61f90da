import { exportPeople } from "@/modules/directory/commands/export-people";
import { csvType, exportRoute } from "@/server/export-route";
import { localeOf, peopleLines } from "@/server/list-files";

/** The list of people as a spreadsheet: exactly what the filter shows. */
export const POST = exportRoute(exportPeople, ({ ctx, input, exported, headers }) => ({
  lines: peopleLines(ctx, input, localeOf(headers)),
  name: "people.csv",
  mediaType: csvType,
  headers: { "x-airgate-rows": String(exported.people) },
}));
