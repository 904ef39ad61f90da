import { and, asc, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { decodeCursor, encodeCursor, momentShape, pageOf } from "../internal/cursor";
import { heldNow, matchingPools, namesMatching, percentOf } from "../internal/pool-filter";
import { summaries } from "../internal/summaries";
import { ListPools, PoolCount, PoolFilter, PoolPage, type PoolSort } from "../schema/lists";
import { pools } from "../tables";

const access = {
  capability: "workspaces.list.read",
  scope: "pools:read",
  grant: { on: ["uniauth/bill", "uniauth/members"] },
} as const;

/**
 * Pools by filter and sort, page by page; a manager gets the granted ones. Money is that of now;
 * sorting and filtering by it go by what is booked, which a due refresh changes within a minute.
 * @throws quota.cursor_invalid
 */
export const listPools = query({
  id: "quota.listPools",
  access,
  input: ListPools,
  output: PoolPage,
  async run({ db, now, reach }, input) {
    const rows = await sorted(db, input, matchingPools(input, reach), now);
    const { rows: page, next } = pageOf(rows, input.limit, ({ value, name }) =>
      encodeCursor(value, name),
    );
    return { rows: await summaries(db, page, now), next };
  },
});

/** How many pools a filter finds within the caller's reach, counted up to 10,000. */
export const countPools = query({
  id: "quota.countPools",
  access,
  input: PoolFilter,
  output: PoolCount,
  async run({ db, now, reach }, filter) {
    const found = namesMatching(db, filter, reach, now)
      .limit(limitOfCount + 1)
      .as("found");
    const [row] = await db.select({ pools: sql<number>`count(*)::int4` }).from(found);
    const counted = row?.pools ?? 0;
    return { pools: Math.min(counted, limitOfCount), more: counted > limitOfCount };
  },
});

const limitOfCount = 10_000;

function sorted(db: Db, input: ListPools, where: SQL | undefined, now: Date) {
  const { sort, direction, cursor, limit, belowPercent } = input;
  const held = heldNow(db, now);
  const percent = percentOf(held.held);
  const { by, type } =
    sort === "percent" ? { by: percent, type: "numeric" as const } : columns[sort];
  const order = direction === "asc" ? asc : desc;
  const columnsShown = {
    name: pools.name,
    label: pools.label,
    personalUpn: pools.personalUpn,
    updatedAt: pools.updatedAt,
    value: sql<string>`(${by})::text`,
  };
  const query = db.select(columnsShown).from(pools).$dynamic();
  const needsHolds = sort === "percent" || belowPercent !== undefined;
  return (needsHolds ? query.leftJoin(held, eq(held.pool, pools.name)) : query)
    .where(
      and(
        where,
        belowPercent === undefined ? undefined : lt(percent, belowPercent * 100),
        cursor ? after(cursor, by, type, direction) : undefined,
      ),
    )
    .orderBy(order(by), order(pools.name))
    .limit(limit + 1);
}

/** The types of the values that pools are sorted by, as their cursors must look. */
const types = {
  text: /^[^\0]*$/,
  int8: /^-?\d{1,18}$/,
  numeric: /^\d{1,5}$/,
  timestamptz: momentShape,
};
type ValueType = keyof typeof types;

const columns: Record<Exclude<PoolSort, "percent">, { by: SQL; type: ValueType }> = {
  name: { by: sql`${pools.name}`, type: "text" },
  label: { by: sql`${pools.label}`, type: "text" },
  balance: { by: sql`(${pools.remaining} + ${pools.booster})`, type: "int8" },
  nextRefresh: {
    by: sql`coalesce(${pools.nextRefreshAt}, 'infinity'::timestamptz)`,
    type: "timestamptz",
  },
  updated: { by: sql`${pools.updatedAt}`, type: "timestamptz" },
};

function after(cursor: string, by: SQL, type: ValueType, direction: "asc" | "desc"): SQL {
  const { value, key } = decodeCursor(cursor, types[type]);
  const past = direction === "asc" ? sql`>` : sql`<`;
  return sql`(${by}, ${pools.name}) ${past} (${value}::text::${sql.raw(type)}, ${key})`;
}
