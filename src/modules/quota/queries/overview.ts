import { and, asc, count, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { heldNow, percentOf } from "../internal/pool-filter";
import { availableOf, balancePercent } from "../rules/account";
import { PoolsOverview, ReadPoolsOverview } from "../schema/overview";
import { holds, pools } from "../tables";
import { standings } from "./standing";

const shown = 6;
/** In hundredths of a percent, as `percentOf` has it. */
const lowBelow = 1_000;

/** How the pools stand together, and which shared ones run out first. */
export const readPoolsOverview = query({
  id: "quota.readPoolsOverview",
  access: { capability: "workspaces.list.read" },
  input: ReadPoolsOverview,
  output: PoolsOverview,
  async run({ db, now }) {
    const [standing, active, emptiest] = await Promise.all([
      countStandings(db, now),
      activeHolds(db, now),
      emptiestPools(db, now),
    ]);
    return { ...standing, holds: active, emptiest };
  },
});

/** Labels of pools by name, for lists of other slices. */
export async function labelsOf(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db
    .select({ name: pools.name, label: pools.label })
    .from(pools)
    .where(inArray(pools.name, [...names]));
  return new Map(rows.map(({ name, label }) => [name, label]));
}

const nothing = { pools: 0, disabled: 0, inDebt: 0, empty: 0, low: 0 };

async function countStandings(db: Db, now: Date) {
  const held = heldNow(db, now);
  const available = sql`(${pools.remaining} + ${pools.booster} - coalesce(${held.held}, 0))`;
  const where = (condition: ReturnType<typeof sql>) =>
    sql<number>`count(*) filter (where ${condition})::int4`;
  const personal = sql<boolean>`${pools.personalUpn} is not null`;
  const rows = await db
    .select({
      personal: personal.as("personal"),
      pools: count(),
      disabled: where(sql`${pools.disabled}`),
      inDebt: where(sql`${pools.remaining} < 0`),
      empty: where(sql`${pools.remaining} >= 0 and ${available} <= 0`),
      low: where(sql`${available} > 0 and ${percentOf(held.held)} < ${lowBelow}`),
    })
    .from(pools)
    .leftJoin(held, eq(held.pool, pools.name))
    .groupBy(sql`1`);
  const of = (wanted: boolean) => {
    const row = rows.find(({ personal }) => personal === wanted);
    if (!row) return nothing;
    const { personal: _, ...figures } = row;
    return figures;
  };
  return { shared: of(false), personal: of(true) };
}

async function activeHolds(db: Db, now: Date) {
  const [row] = await db
    .select({
      active: count(),
      amount: sql<number>`coalesce(sum(${holds.amount}), 0)::int8`.mapWith(Number),
    })
    .from(holds)
    .where(and(isNull(holds.closedAt), gt(holds.expiresAt, now)));
  return row ?? { active: 0, amount: 0 };
}

async function emptiestPools(db: Db, now: Date) {
  const held = heldNow(db, now);
  const rows = await db
    .select({ name: pools.name, label: pools.label })
    .from(pools)
    .leftJoin(held, eq(held.pool, pools.name))
    .where(and(isNull(pools.personalUpn), eq(pools.disabled, false)))
    .orderBy(asc(percentOf(held.held)), asc(sql`${pools.remaining} + ${pools.booster}`))
    .limit(shown);
  const money = await standings(
    db,
    rows.map(({ name }) => name),
    now,
  );
  return rows.flatMap(({ name, label }) => {
    const pool = money.get(name);
    if (!pool) return [];
    const { remaining, allowanceGranted, booster, boosterGranted, nextRefreshAt } = pool;
    return [
      {
        name,
        label,
        percent: balancePercent(pool),
        available: availableOf(pool),
        remaining,
        allowanceGranted,
        booster,
        boosterGranted,
        held: pool.held,
        nextRefreshAt,
      },
    ];
  });
}
