import { sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Poll } from "./cloud-staging";

/** What a poll changed in the bill. */
export type Applied = { added: number; changed: number; removed: number };

/**
 * Makes the staged rows of a month its bill, in the caller's transaction: what is new comes, what is
 * gone goes, what has another amount changes, and everything else is left untouched. Rows that
 * nothing but their amounts tells apart are compared in the order of these.
 * @throws billing.staging_lost (unavailable) when not all rows that were read are there
 */
export async function applyMonth(
  db: Db,
  poll: Poll,
  { rows, now }: { rows: number; now: Date },
): Promise<Applied> {
  await requireStaged(db, poll, rows);
  const removed = await removeGone(db, poll);
  const { added, changed } = await saveRows(db, poll, now);
  return { added, changed, removed };
}

async function requireStaged(db: Db, { id }: Poll, rows: number): Promise<void> {
  const [found] = await rowsOf<{ rows: number }>(
    db,
    sql`select count(*)::int4 as rows from billing_bill_staging where poll_id = ${id}`,
  );
  if (found?.rows !== rows) throw new DomainError("unavailable", "billing.staging_lost");
}

const incoming = (id: string) => sql`
  select *, row_number() over (
    partition by identity order by amount, amount_text, position)::int4 - 1 as ordinal
  from billing_bill_staging where poll_id = ${id}`;

async function removeGone(db: Db, { id, cloudAccountId, period }: Poll): Promise<number> {
  const [gone] = await rowsOf<{ removed: number }>(
    db,
    sql`
      with incoming as materialized (${incoming(id)}),
      gone as (
        delete from billing_bill_rows r
        where r.cloud_account_id = ${cloudAccountId} and r.period = ${period}
          and not exists (select from incoming i
            where i.identity = r.identity and i.ordinal = r.ordinal)
        returning 1)
      select count(*)::int4 as removed from gone`,
  );
  return gone?.removed ?? 0;
}

/** Only rows that differ are written: a bill that has not changed costs no write at all. */
async function saveRows(db: Db, { id, cloudAccountId, period }: Poll, now: Date) {
  const at = now.toISOString();
  const [saved] = await rowsOf<{ added: number; changed: number }>(
    db,
    sql`
      with incoming as materialized (${incoming(id)}),
      differing as (
        select i.*, r.identity is null as fresh from incoming i
        left join billing_bill_rows r on r.cloud_account_id = ${cloudAccountId}
          and r.period = ${period} and r.identity = i.identity and r.ordinal = i.ordinal
        where r.identity is null or r.amount_text <> i.amount_text),
      saved as (
        insert into billing_bill_rows (cloud_account_id, period, identity, ordinal, day, project,
          product, item, element, category, amount_text, amount, first_seen_at, changed_at)
        select ${cloudAccountId}, ${period}, identity, ordinal, day, project, product, item,
          element, category, amount_text, amount, ${at}::timestamptz, ${at}::timestamptz
        from differing
        on conflict (cloud_account_id, period, identity, ordinal) do update
          set amount_text = excluded.amount_text, amount = excluded.amount,
            changed_at = excluded.changed_at)
      select count(*) filter (where fresh)::int4 as added,
        count(*) filter (where not fresh)::int4 as changed
      from differing`,
  );
  return saved ?? { added: 0, changed: 0 };
}

/**
 * Brings the sums by project and day up to date with a month's bill, and returns the projects whose
 * sums have changed.
 */
export async function sumDays(
  db: Db,
  { cloudAccountId, period }: Pick<Poll, "cloudAccountId" | "period">,
): Promise<string[]> {
  const rows = await rowsOf<{ project: string }>(
    db,
    sql`
      with fresh as materialized (
        select project, day, sum(amount)::int8 as amount, count(*)::int4 as rows
        from billing_bill_rows
        where cloud_account_id = ${cloudAccountId} and period = ${period} group by 1, 2),
      gone as (
        delete from billing_project_days d
        where d.cloud_account_id = ${cloudAccountId} and d.period = ${period}
          and not exists (select from fresh f where f.project = d.project and f.day = d.day)
        returning d.project),
      differing as (
        select f.* from fresh f
        left join billing_project_days d on d.cloud_account_id = ${cloudAccountId}
          and d.period = ${period} and d.project = f.project and d.day = f.day
        where d.amount is distinct from f.amount or d.rows <> f.rows),
      saved as (
        insert into billing_project_days (cloud_account_id, project, day, period, amount, rows)
        select ${cloudAccountId}, project, day, ${period}, amount, rows from differing
        on conflict (cloud_account_id, project, day, period) do update
          set amount = excluded.amount, rows = excluded.rows)
      select project from gone union select project from differing`,
  );
  return rows.map(({ project }) => project);
}

const rowsOf = async <R>(db: Db, statement: ReturnType<typeof sql>): Promise<R[]> =>
  [...(await db.execute(statement))] as R[];
