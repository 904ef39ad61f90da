import { and, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PersonFilter } from "../schema/people";
import { people } from "../tables";

/** What a filter means, as one condition. */
export function matchingPeople(filter: PersonFilter): SQL | undefined {
  const { search, department, type, status, frozen } = filter;
  return and(
    search ? begins(search) : undefined,
    department ? eq(people.department, department) : undefined,
    type ? eq(people.type, type) : undefined,
    status ? eq(people.status, status) : undefined,
    frozen === undefined ? undefined : standing(frozen),
  );
}

const standing = (frozen: boolean) =>
  frozen ? isNotNull(people.frozenAt) : isNull(people.frozenAt);

/** Each of the three has an index for beginnings; the wildcards of the text count as letters. */
function begins(search: string) {
  const pattern = `${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    sql`${people.upn} like ${pattern}`,
    sql`lower(${people.displayName}) like ${pattern}`,
    sql`lower(${people.department}) like ${pattern}`,
  );
}
