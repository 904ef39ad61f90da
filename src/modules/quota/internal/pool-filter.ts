import { and, eq, gt, ilike, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Reach } from "@/core/access";
import type { Db } from "@/core/db";
import type { PoolFilter } from "../schema/lists";
import { holds, pools } from "../tables";

/** The active holds of each pool that has some, to be joined where available money is asked for. */
export const heldNow = (db: Db, now: Date) =>
  db
    .select({ pool: holds.pool, held: sql<number>`sum(${holds.amount})`.as("held") })
    .from(holds)
    .where(and(isNull(holds.closedAt), gt(holds.expiresAt, now)))
    .groupBy(holds.pool)
    .as("held_now");

/** As `balancePercent` has it, on the stored figures: a refresh that is due counts once it is booked. */
export const percentOf = (held: SQL | SQL.Aliased) => sql<number>`
  least(10000, coalesce(floor(
    greatest(0, ${pools.remaining} + ${pools.booster} - coalesce(${held}, 0))::numeric * 10000
    / nullif(${pools.allowanceGranted}::numeric + ${pools.boosterGranted}, 0)), 0))`;

/** What a filter means, `belowPercent` apart, because that needs the holds. */
export function matchingPools(filter: PoolFilter, reach: Reach): SQL | undefined {
  const { search, kind, disabled, unit, refreshes, inDebt } = filter;
  return and(
    reach === "all" ? undefined : inArray(pools.name, [...reach]),
    search ? containing(search) : undefined,
    kind === "personal" ? isNotNull(pools.personalUpn) : undefined,
    kind === "shared" ? isNull(pools.personalUpn) : undefined,
    disabled === undefined ? undefined : eq(pools.disabled, disabled),
    unit ? eq(pools.refreshUnit, unit) : undefined,
    refreshes === undefined ? undefined : refreshing(refreshes),
    inDebt === undefined ? undefined : overdrawn(inDebt),
  );
}

const refreshing = (does: boolean) =>
  does ? gt(pools.refreshEvery, 0) : lt(pools.refreshEvery, 0);
const overdrawn = (is: boolean) => (is ? lt(pools.remaining, 0) : sql`${pools.remaining} >= 0`);

function containing(search: string) {
  const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(ilike(pools.name, pattern), ilike(pools.label, pattern));
}

/** The names of the pools that a filter finds, holds included: a subquery for lists and batches. */
export function namesMatching(db: Db, filter: PoolFilter, reach: Reach, now: Date) {
  const { belowPercent } = filter;
  const where = matchingPools(filter, reach);
  if (belowPercent === undefined) return db.select({ name: pools.name }).from(pools).where(where);
  const held = heldNow(db, now);
  return db
    .select({ name: pools.name })
    .from(pools)
    .leftJoin(held, eq(held.pool, pools.name))
    .where(and(where, lt(percentOf(held.held), belowPercent * 100)));
}
