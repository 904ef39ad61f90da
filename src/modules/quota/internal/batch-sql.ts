import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { nextBoundary, type RefreshUnit } from "../rules/refresh";
import type { BatchField } from "../schema/batch";

/** One text parameter, however many values: lists of parameters end at 65,535. */
export const jsonParam = (value: unknown): SQL => sql`${JSON.stringify(value)}::text::jsonb`;

/** The rows of a statement that is written by hand. */
export const rowsOf = async <R>(db: Db, statement: SQL): Promise<R[]> =>
  [...(await db.execute(statement))] as R[];

/** A pool's settings as the audit log shows them: money is a decimal string. */
const columns: Record<BatchField, SQL> = {
  refresh: sql`jsonb_build_object('unit', p.refresh_unit, 'every', p.refresh_every)`,
  allowance: sql`trim_scale(p.allowance * 0.000001)::text`,
  disabled: sql`p.disabled`,
  domains: sql`p.domains`,
};

/** Those of the settings of `p` that are among the fields. */
export const settingsIn = (fields: readonly BatchField[]): SQL => {
  const pairs = fields.map((field) => sql`${field}::text, ${columns[field]}`);
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
};

/** A personal pool's overrides with the fields that `patch` changes in it. */
export const overridesAfter = (fields: readonly BatchField[], patch: SQL): SQL => sql`
  case when p.personal_upn is null then p.overrides else (
    select coalesce(jsonb_agg(field order by field), '[]') from (
      select jsonb_array_elements_text(p.overrides) as field
      union
      select field from jsonb_array_elements_text(${jsonParam(fields)}) as field
      where ${settingsIn(fields)} -> field <> ${patch} -> field) as fields) end`;

/** The overrides of `p`: marks that the item `i` changed are as before it, others as they are now. */
export const overridesBack: SQL = sql`(
  select coalesce(jsonb_agg(distinct field order by field), '[]')
  from jsonb_array_elements_text(p.overrides || (i.before -> 'overrides')) as field
  where case when (i.before -> 'overrides' ? field) = (i.after -> 'overrides' ? field)
    then p.overrides ? field else i.before -> 'overrides' ? field end)`;

/**
 * Gives every pool of a batch the settings that its items say, in one statement. Where the refresh
 * changes, the next one is the first boundary after now by the pool's own anchor.
 */
export async function applyItems(db: Db, batchId: string, now: Date): Promise<void> {
  const boundaries = await nextBoundaries(db, batchId, now);
  await db.execute(sql`
    update quota_pools p set
      refresh_unit = coalesce(i.after #>> '{refresh,unit}', p.refresh_unit),
      refresh_every = coalesce((i.after #>> '{refresh,every}')::int4, p.refresh_every),
      allowance = coalesce(((i.after ->> 'allowance')::numeric * 1000000)::int8, p.allowance),
      disabled = coalesce((i.after ->> 'disabled')::boolean, p.disabled),
      domains = coalesce(i.after -> 'domains', p.domains),
      overrides = coalesce(i.after -> 'overrides', p.overrides),
      next_refresh_at = case when i.after ? 'refresh' then n.next else p.next_refresh_at end,
      updated_at = ${now.toISOString()}
    from quota_batch_items i
    join quota_pools q on q.name = i.pool
    left join jsonb_to_recordset(${jsonParam(boundaries)}) as n(
        unit text, every int4, anchor timestamptz, next timestamptz)
      on n.unit = i.after #>> '{refresh,unit}' and n.every = (i.after #>> '{refresh,every}')::int4
        and n.anchor = q.refresh_anchor
    where i.batch_id = ${batchId} and p.name = i.pool`);
}

type Boundary = { unit: RefreshUnit; every: number; anchor: Date; next: Date | null };

/** The calendar is asked once per schedule; pools share few of them. */
async function nextBoundaries(db: Db, batchId: string, now: Date): Promise<Boundary[]> {
  const schedules = await rowsOf<{ unit: RefreshUnit; every: number; anchor: number }>(
    db,
    sql`
      select distinct i.after #>> '{refresh,unit}' as unit,
        (i.after #>> '{refresh,every}')::int4 as every,
        (extract(epoch from q.refresh_anchor) * 1000)::int8 as anchor
      from quota_batch_items i join quota_pools q on q.name = i.pool
      where i.batch_id = ${batchId} and i.after ? 'refresh'`,
  );
  return schedules.map((row) => {
    const schedule = { ...row, anchor: new Date(row.anchor) };
    return { ...schedule, next: nextBoundary(schedule, now, zone()) };
  });
}
