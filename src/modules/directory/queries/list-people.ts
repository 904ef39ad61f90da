import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import { query } from "@/core/operation";
import { decodeCursor, encodeCursor } from "../internal/cursor";
import { matchingPeople } from "../internal/people-filter";
import { ListPeople, PersonPage, type personSorts } from "../schema/people";
import { people } from "../tables";

/**
 * People who meet all conditions of the filter, a page at a time.
 * @throws directory.cursor_invalid
 */
export const listPeople = query({
  id: "directory.listPeople",
  access: { capability: "users.list.read" },
  input: ListPeople,
  output: PersonPage,
  async run({ db }, { cursor, limit, sort, direction, ...filter }) {
    const value = sortValues[sort];
    const order = direction === "asc" ? asc : desc;
    const rows = await db
      .select({
        upn: people.upn,
        display_name: people.displayName,
        email: people.email,
        department: people.department,
        title: people.title,
        type: people.type,
        status: people.status,
        frozen_at: people.frozenAt,
        place: sql<string>`${value}::text`,
      })
      .from(people)
      .where(and(matchingPeople(filter), after(value, sort, direction, cursor)))
      .orderBy(order(value), order(people.upn))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(({ place: _, ...person }) => person),
      next: rows.length > limit && last ? encodeCursor(sort, last.place, last.upn) : null,
    };
  },
});

type Sort = (typeof personSorts)[number];

const sortValues = {
  upn: sql`${people.upn}`,
  name: sql`${people.displayName}`,
  department: sql`coalesce(${people.department}, '')`,
  created: sql`${people.createdAt}`,
} as const satisfies Record<Sort, SQL>;

function after(value: SQL, sort: Sort, direction: "asc" | "desc", cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const position = decodeCursor(sort, cursor);
  const place = sort === "created" ? sql`${position.value}::timestamptz` : sql`${position.value}`;
  return direction === "asc"
    ? sql`(${value}, ${people.upn}) > (${place}, ${position.key})`
    : sql`(${value}, ${people.upn}) < (${place}, ${position.key})`;
}
