import { count } from "drizzle-orm";
import { command } from "@/core/operation";
import { matchingPeople } from "../internal/people-filter";
import { ExportPeople, PeopleExported } from "../schema/people";
import { people } from "../tables";

/**
 * Takes down that the people of a filter leave as a file (product.md §1). The file is made by reading
 * the list page by page; nothing leaves before this stands in the log.
 */
export const exportPeople = command({
  id: "directory.exportPeople",
  access: { capability: "users.export.read" },
  input: ExportPeople,
  output: PeopleExported,
  async run({ db }, { sort: _, direction: __, ...filter }) {
    const [row] = await db.select({ people: count() }).from(people).where(matchingPeople(filter));
    const exported = { people: row?.people ?? 0 };

    return {
      result: exported,
      audit: {
        action: "person.list.export",
        targetType: "person_list",
        targetId: "people",
        old: null,
        new: { filter, rows: exported.people },
        reason: null,
      },
    };
  },
});
