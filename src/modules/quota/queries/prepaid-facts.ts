import { asc, desc, eq, inArray, isNotNull, min, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { allocations, prepaid } from "../prepaid-tables";

/** Sub-accounts with an allocation and the first day that counts, as a subquery of others' figures. */
export const begunQuotas = (db: Db) =>
  db
    .select({ subAccountId: prepaid.subAccountId, firstAllocatedDay: prepaid.firstAllocatedDay })
    .from(prepaid)
    .where(isNotNull(prepaid.firstAllocatedDay));

/** The first day that counts for any of the sub-accounts in a subquery of ids; null for none. */
export async function firstDayAmong(db: Db, ids: SQL): Promise<string | null> {
  const [row] = await db
    .select({ day: min(prepaid.firstAllocatedDay) })
    .from(prepaid)
    .where(inArray(prepaid.subAccountId, ids));
  return row?.day ?? null;
}

/** The day from which a sub-account's bills count; null before its first allocation. */
export async function firstDayOf(db: Db, subAccountId: string): Promise<string | null> {
  const [row] = await db
    .select({ day: prepaid.firstAllocatedDay })
    .from(prepaid)
    .where(eq(prepaid.subAccountId, subAccountId));
  return row?.day ?? null;
}

/** What was allocated to a sub-account at the end of each day on which that changed. */
export async function allocatedByDay(
  db: Db,
  subAccountId: string,
  zone: string,
): Promise<{ day: string; allocated: number }[]> {
  const day = sql<string>`(${allocations.createdAt} at time zone ${zone})::date::text`.as("day");
  return db
    .selectDistinctOn([day], { day, allocated: allocations.allocatedAfter })
    .from(allocations)
    .where(eq(allocations.subAccountId, subAccountId))
    .orderBy(asc(day), desc(allocations.seq));
}

/** What was allocated on each day to the sub-accounts in a subquery of ids, deductions taken off. */
export async function allocatedInAll(
  db: Db,
  ids: SQL,
  zone: string,
): Promise<{ day: string; amount: number }[]> {
  const day = sql<string>`(${allocations.createdAt} at time zone ${zone})::date::text`.as("day");
  return db
    .select({ day, amount: sql<number>`sum(${allocations.amount})::int8`.mapWith(Number) })
    .from(allocations)
    .where(inArray(allocations.subAccountId, ids))
    .groupBy(day)
    .orderBy(asc(day));
}
