import { and, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { personStandings } from "../../directory/queries/people";
import type { AdminSort, AdminState, ListAdmins } from "../schema/admins";
import { admins } from "../tables";

type Filter = Pick<z.output<typeof ListAdmins>, "search" | "role" | "state">;
type Page = Pick<z.output<typeof ListAdmins>, "sort" | "direction" | "cursor" | "limit">;
type Key = string | number;

/** Admins joined with the directory, one page by key, each with its position for the next page. */
export async function readAdmins(db: Db, filter: Filter, page: Page) {
  const person = personStandings(db);
  const state = stateOf(person);
  const key = keyOf(page.sort, person);
  const order = sql.raw(page.direction);
  return db
    .select({ ...columns(person), state, key })
    .from(admins)
    .innerJoin(person, eq(person.upn, admins.upn))
    .where(
      and(
        filter.role ? eq(admins.role, filter.role) : undefined,
        filter.state ? sql`${state} = ${filter.state}` : undefined,
        matches(filter.search, person),
        after(page, key),
      ),
    )
    .orderBy(sql`${key} ${order}, ${admins.upn} ${order}`)
    .limit(page.limit + 1);
}

/** One admin with the directory's part. */
export async function findAdminRow(db: Db, upn: string) {
  const person = personStandings(db);
  const [row] = await db
    .select({
      ...columns(person),
      state: stateOf(person),
      mustChangePassword: admins.mustChangePassword,
      passwordChangedAt: admins.passwordChangedAt,
      disabledAt: admins.disabledAt,
      frozenAt: person.frozenAt,
      frozenReason: person.frozenReason,
    })
    .from(admins)
    .innerJoin(person, eq(person.upn, admins.upn))
    .where(eq(admins.upn, upn));
  return row;
}

/** The position of a page's last row, as the next page's cursor. */
export const toCursor = ({ key, upn }: { key: Key; upn: string }): string =>
  Buffer.from(JSON.stringify([key, upn])).toString("base64url");

type Person = ReturnType<typeof personStandings>;

const columns = (person: Person) => ({
  upn: admins.upn,
  email: admins.email,
  name: person.displayName,
  department: person.department,
  role: admins.role,
  createdAt: admins.createdAt,
  lastSignInAt: admins.lastSignInAt,
  lastActiveAt: admins.lastActiveAt,
});

const stateOf = (person: Person) => sql<AdminState>`case
  when ${person.frozenAt} is not null or ${person.status} <> 'active' then 'frozen'
  when ${admins.disabledAt} is not null then 'disabled'
  when ${admins.passwordHash} is null then 'pending'
  else 'active' end`;

/** Moments are compared in whole microseconds, because a JavaScript date would lose some. */
const microsOf = (moment: SQL | typeof admins.createdAt | typeof admins.lastActiveAt) =>
  sql<Key>`coalesce((extract(epoch from ${moment}) * 1000000)::int8, 0)`;

const keyOf = (sort: AdminSort, person: Person) =>
  ({
    email: sql<Key>`${admins.email}`,
    name: sql<Key>`${person.displayName}`,
    role: sql<Key>`${admins.role}`,
    createdAt: microsOf(admins.createdAt),
    lastActiveAt: microsOf(admins.lastActiveAt),
  })[sort];

const isMoment = (sort: AdminSort) => sort === "createdAt" || sort === "lastActiveAt";

function after({ cursor, sort, direction }: Page, key: SQL<Key>): SQL | undefined {
  if (!cursor) return undefined;
  const [value, upn] = fromCursor(cursor, sort);
  const type = sql.raw(isMoment(sort) ? "int8" : "text");
  const sign = sql.raw(direction === "asc" ? ">" : "<");
  return sql`(${key}, ${admins.upn}) ${sign} (${value}::${type}, ${upn}::text)`;
}

/** @throws access.cursor_invalid for a text that no page gave out */
function fromCursor(cursor: string, sort: AdminSort): readonly [Key, string] {
  try {
    const [key, upn] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const fits = isMoment(sort) ? Number.isSafeInteger(key) : typeof key === "string";
    if (fits && typeof upn === "string") return [key, upn];
  } catch {
    // Falls through to the same refusal as a cursor of another sort.
  }
  throw new DomainError("invalid", "access.cursor_invalid");
}

function matches(search: string | undefined, person: Person): SQL | undefined {
  if (!search) return undefined;
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(admins.email, pattern),
    ilike(admins.upn, pattern),
    ilike(person.displayName, pattern),
  );
}
