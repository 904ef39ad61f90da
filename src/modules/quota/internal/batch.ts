import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { poolNotFound } from "@/core/access";
import type { Db } from "@/core/db";
import { openBooks, saveBooks } from "../commands/books";
import {
  type BatchField,
  BatchSettings,
  batchFields,
  type PreviewBatch,
  type Selection,
} from "../schema/batch";
import { batches, pools } from "../tables";
import { jsonParam, overridesAfter, overridesBack, rowsOf, settingsIn } from "./batch-sql";
import { namesMatching } from "./pool-filter";

/** The fields that a batch touches, and its patch as the items keep it. */
export function planOf({ changes }: Pick<PreviewBatch, "changes">) {
  const fields = batchFields.filter((field) => changes[field] !== undefined);
  return { fields, patch: BatchSettings.encode(changes) };
}

/** The pools that a selection means, as a condition on `p`. */
export const selected = (db: Db, select: Selection, now: Date): SQL =>
  "names" in select
    ? sql`p.name in (select jsonb_array_elements_text(${jsonParam(select.names)}))`
    : sql`p.name in ${namesMatching(db, select.filter, "all", now)}`;

/** @throws quota.pool_not_found naming the first absent one */
export async function requireNames(db: Db, select: Selection): Promise<void> {
  if (!("names" in select)) return;
  const wanted = [...new Set(select.names)];
  const rows = await db.select({ name: pools.name }).from(pools).where(inArray(pools.name, wanted));
  const known = new Set(rows.map(({ name }) => name));
  const absent = wanted.find((name) => !known.has(name));
  if (absent !== undefined) throw poolNotFound(absent);
}

/**
 * Locks pools in name order, as every change of money does, and applies what is due in them under
 * the settings as they are. Returns their names.
 */
export async function lockSelected(db: Db, condition: SQL, now: Date): Promise<string[]> {
  const rows = await rowsOf<{ name: string; due: boolean }>(
    db,
    sql`
      select p.name, coalesce(p.next_refresh_at <= ${now.toISOString()}, false) as due
      from quota_pools p where ${condition} order by p.name for update`,
  );
  const due = rows.filter((row) => row.due).map(({ name }) => name);
  for (let from = 0; from < due.length; from += pageSize) {
    const books = await openBooks(db, due.slice(from, from + pageSize), now);
    await saveBooks(db, books.values(), now);
  }
  return rows.map(({ name }) => name);
}

const pageSize = 1_000;

type NewBatch = { fields: readonly BatchField[]; actorId: string; reason: string };

/** Opens a batch; its items follow, and `closeBatch` counts them. */
export async function openBatch(db: Db, batch: NewBatch, now: Date): Promise<string> {
  const [row] = await db
    .insert(batches)
    .values({
      ...batch,
      fields: [...batch.fields],
      id: sql`gen_random_uuid()`,
      pools: 0,
      createdAt: now,
    })
    .returning({ id: batches.id });
  if (!row) throw new Error("a batch was not stored");
  return row.id;
}

export async function closeBatch(db: Db, id: string, count: number): Promise<void> {
  await db.update(batches).set({ pools: count }).where(eq(batches.id, id));
}

type Plan = ReturnType<typeof planOf>;

/** Notes what each pool is and becomes; those that are so already are left out. */
export async function noteChanges(db: Db, batchId: string, names: readonly string[], plan: Plan) {
  const patch = jsonParam(plan.patch);
  const rows = await rowsOf<{ count: number }>(
    db,
    sql`
      with noted as (
        insert into quota_batch_items (batch_id, pool, before, after)
        select ${batchId}, p.name,
          ${settingsIn(plan.fields)} || jsonb_build_object('overrides', p.overrides),
          ${patch} || jsonb_build_object('overrides', ${overridesAfter(plan.fields, patch)})
        from quota_pools p
        where p.name in (select jsonb_array_elements_text(${jsonParam(names)}))
          and ${settingsIn(plan.fields)} <> ${patch}
        returning 1)
      select count(*)::int4 as count from noted`,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Notes the way back for the pools that still are as the batch left them. Fields that the batch
 * made overrides are none again, and those that it took the mark from, being an undoing itself,
 * have it again.
 */
export async function noteUndoing(
  db: Db,
  { batchId, undoing, fields }: { batchId: string; undoing: string; fields: readonly BatchField[] },
): Promise<number> {
  const rows = await rowsOf<{ count: number }>(
    db,
    sql`
      with noted as (
        insert into quota_batch_items (batch_id, pool, before, after)
        select ${undoing}, p.name,
          ${settingsIn(fields)} || jsonb_build_object('overrides', p.overrides),
          i.before || jsonb_build_object('overrides', ${overridesBack})
        from quota_batch_items i join quota_pools p on p.name = i.pool
        where i.batch_id = ${batchId} and ${settingsIn(fields)} = i.after - 'overrides'
        returning 1)
      select count(*)::int4 as count from noted`,
  );
  return rows[0]?.count ?? 0;
}
