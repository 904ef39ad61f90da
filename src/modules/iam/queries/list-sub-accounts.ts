import { and, asc, sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/core/operation";
import { decodeCursor, encodeCursor, uuidShape } from "../internal/cursor";
import { matching, troubled } from "../internal/sub-account-filter";
import { toRows } from "../internal/sub-account-rows";
import { ListSubAccounts, SubAccountCounts, SubAccountPage } from "../schema/listing";
import { subAccounts } from "../tables";

const access = { capability: "iam.accounts.read", scope: "iam:read" } as const;
const name = sql<string>`lower(coalesce(${subAccounts.userName}, ${subAccounts.username}))`;

/**
 * Sub-accounts by filter, in the order of their names, page by page.
 * @throws iam.cursor_invalid
 */
export const listSubAccounts = query({
  id: "iam.listSubAccounts",
  access,
  input: ListSubAccounts,
  output: SubAccountPage,
  async run({ db }, { cursor, limit, ...filter }) {
    const from = cursor === undefined ? undefined : decodeCursor(cursor, uuidShape);
    const after = from && sql`(${name}, ${subAccounts.id}) > (${from.value}, ${from.key}::uuid)`;
    const found = await db
      .select({ row: subAccounts, name })
      .from(subAccounts)
      .where(and(matching(db, filter), after))
      .orderBy(asc(name), asc(subAccounts.id))
      .limit(limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: await toRows(
        db,
        page.map(({ row }) => row),
      ),
      next: found.length > limit && last ? encodeCursor(last.name, last.row.id) : null,
    };
  },
});

/** How many sub-accounts there are, and how many need somebody to look. */
export const countSubAccounts = query({
  id: "iam.countSubAccounts",
  access: { capability: "iam.accounts.read" },
  input: z.object({}),
  output: SubAccountCounts,
  async run({ db }) {
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
      .where(matching(db, {}));
    return row ?? { all: 0, enabled: 0, disabled: 0, exhausted: 0, trouble: 0 };
  },
});
