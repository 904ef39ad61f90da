import { asc, inArray, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { prepaid } from "../prepaid-tables";
import type { Prepaid } from "../rules/prepaid";
import { jsonParam } from "./batch-sql";

/** A sub-account's prepaid quota with what its row keeps beside the rule's figures. */
export type PrepaidRow = Prepaid & {
  subAccountId: string;
  spentAsOf: string | null;
  firstAllocatedDay: string | null;
};

/** Makes the rows that a first allocation needs; those that are there stay. */
export async function ensurePrepaid(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const rows = [...new Set(ids)].sort().map((subAccountId) => ({ subAccountId, updatedAt: now }));
  await db.insert(prepaid).values(rows).onConflictDoNothing();
}

/**
 * Locks prepaid quotas in the order of their ids: the first lock of every change of them, before
 * any sub-account's row. Sub-accounts that never got an allocation are left out.
 */
export async function lockPrepaid(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PrepaidRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(prepaid)
    .where(inArray(prepaid.subAccountId, [...new Set(ids)]))
    .orderBy(asc(prepaid.subAccountId))
    .for("update");
  return new Map(rows.map((row) => [row.subAccountId, toPrepaid(row)]));
}

/** The same without a lock, for whoever only looks. */
export async function findPrepaid(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, PrepaidRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(prepaid)
    .where(inArray(prepaid.subAccountId, [...ids]));
  return new Map(rows.map((row) => [row.subAccountId, toPrepaid(row)]));
}

export const toPrepaid = ({ exhaustedAt, ...row }: typeof prepaid.$inferSelect): PrepaidRow => ({
  ...row,
  exhausted: exhaustedAt !== null,
});

/** Stores locked rows; when one has just become exhausted, that is since now. */
export async function savePrepaid(db: Db, rows: readonly PrepaidRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const at = now.toISOString();
  await db.execute(sql`
    update quota_prepaid p set allocated = r.allocated, max_allocated = r."maxAllocated",
      spent = r.spent, spent_as_of = r."spentAsOf", epoch = r.epoch,
      marked_steps = array(select jsonb_array_elements_text(r."markedSteps")::int4),
      first_allocated_day = r."firstAllocatedDay",
      exhausted_at = case when r.exhausted then coalesce(p.exhausted_at, ${at}::timestamptz) end,
      updated_at = ${at}::timestamptz
    from jsonb_to_recordset(${jsonParam(rows)}) as r("subAccountId" uuid, allocated int8,
      "maxAllocated" int8, spent int8, "spentAsOf" date, epoch int4, "markedSteps" jsonb,
      "firstAllocatedDay" date, exhausted boolean)
    where p.sub_account_id = r."subAccountId"`);
}
