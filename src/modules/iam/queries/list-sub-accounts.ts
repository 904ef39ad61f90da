import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { decodeCursor, encodeCursor, momentShape, textShape, uuidShape } from "../internal/cursor";
import { matching, troubled } from "../internal/sub-account-filter";
import { toRows } from "../internal/sub-account-rows";
import {
  ListSubAccounts,
  SubAccountCounts,
  SubAccountFilter,
  SubAccountPage,
  type SubAccountSort,
} from "../schema/listing";
import { subAccounts } from "../tables";

const access = { capability: "iam.accounts.read", scope: "iam:read" } as const;

/**
 * Sub-accounts by filter and sort, page by page.
 * @throws iam.cursor_invalid
 */
export const listSubAccounts = query({
  id: "iam.listSubAccounts",
  access,
  input: ListSubAccounts,
  output: SubAccountPage,
  async run({ db }, { limit, ...input }) {
    const found = await sorted(db, input).limit(limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: await toRows(
        db,
        page.map(({ row }) => row),
      ),
      next: found.length > limit && last ? encodeCursor(last.value, last.row.id) : null,
    };
  },
});

const name = sql`lower(coalesce(${subAccounts.userName}, ${subAccounts.username}))`;
const since = (column: typeof subAccounts.disabledAt | typeof subAccounts.cloudSeenAt) =>
  sql`coalesce(${column}, '-infinity'::timestamptz)`;

/** The types of the values that rows are sorted by, as their cursors must look. */
const shapes = { text: textShape, timestamptz: momentShape };
const columns: Record<SubAccountSort, { by: SQL; type: keyof typeof shapes }> = {
  name: { by: name, type: "text" },
  displayName: { by: sql`lower(${subAccounts.displayName})`, type: "text" },
  disabled: { by: since(subAccounts.disabledAt), type: "timestamptz" },
  seen: { by: since(subAccounts.cloudSeenAt), type: "timestamptz" },
  created: { by: sql`${subAccounts.createdAt}`, type: "timestamptz" },
};

function sorted(db: Db, input: Omit<ListSubAccounts, "limit">) {
  const { cursor, sort, direction, ...filter } = input;
  const { by, type } = columns[sort];
  const order = direction === "asc" ? asc : desc;
  return db
    .select({ row: subAccounts, value: sql<string>`(${by})::text` })
    .from(subAccounts)
    .where(and(matching(db, filter), cursor === undefined ? undefined : after(cursor)))
    .orderBy(order(by), order(subAccounts.id));

  function after(from: string): SQL {
    const { value, key } = decodeCursor(from, uuidShape, shapes[type]);
    const past = direction === "asc" ? sql`>` : sql`<`;
    return sql`(${by}, ${subAccounts.id}) ${past} (${value}::text::${sql.raw(type)}, ${key}::uuid)`;
  }
}

/** How many sub-accounts a filter finds, and how many of them need somebody to look. */
export const countSubAccounts = query({
  id: "iam.countSubAccounts",
  access: { capability: "iam.accounts.read" },
  input: SubAccountFilter,
  output: SubAccountCounts,
  async run({ db }, filter) {
    const disabled = sql`cardinality(${subAccounts.disabledReasons}) > 0`;
    const [row] = await db
      .select({
        all: sql<number>`count(*)::int4`,
        enabled: sql<number>`count(*) filter (where ${subAccounts.state} = 'ready' and not ${disabled})::int4`,
        disabled: sql<number>`count(*) filter (where ${disabled})::int4`,
        exhausted: sql<number>`count(*) filter (where 'exhausted' = any(${subAccounts.disabledReasons}))::int4`,
        trouble: sql<number>`count(*) filter (where ${troubled(db, true)})::int4`,
      })
      .from(subAccounts)
      .where(matching(db, filter));
    return row ?? { all: 0, enabled: 0, disabled: 0, exhausted: 0, trouble: 0 };
  },
});
