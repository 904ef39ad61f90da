import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { monitoredOf } from "@/modules/iam/queries/monitored";
import { begunQuotas } from "@/modules/quota/queries/prepaid-facts";

/**
 * When which project counts for whom, as a subquery of disjoint intervals: `sub_account_id`,
 * `cloud_account_id`, `project`, `from_day` and the first day `until` that no longer counts, null
 * while it goes on. With an allocation from its first day on, as its quota is charged; without one
 * from the day the project was first monitored on. Merging before the days are joined is what keeps
 * a day in two intervals from counting twice, and the plan a plain join.
 */
export const countingIntervals = (db: Db, monitored: SQL): SQL => sql`
  (select s.sub_account_id, s.cloud_account_id, s.project,
    greatest(lower(s.days), b.first_allocated_day) as from_day, upper(s.days) as until
  from (
    select m.sub_account_id, m.cloud_account_id, m.project,
      unnest(range_agg(daterange(m.from_day, m.to_day, '[]'))) as days
    from ${monitored} m group by 1, 2, 3
  ) s
  left join ${begunQuotas(db)} b on b.sub_account_id = s.sub_account_id)`;

/** What counts for sub-accounts: `sub_account_id`, `cloud_account_id`, `project`, `day`, `amount`. */
export const countedDays = (db: Db, subAccountIds: readonly string[] | "all"): SQL => sql`
  (select i.sub_account_id, d.cloud_account_id, d.project, d.day, d.amount
  from ${countingIntervals(db, sql`${monitoredOf(db, subAccountIds)}`)} i
  join billing_project_days d on ${countsIn})`;

/** Whether a project-day `d` lies in an interval `i`. */
export const countsIn = sql`d.cloud_account_id = i.cloud_account_id and d.project = i.project
  and d.day >= i.from_day and (i.until is null or d.day < i.until)`;

/** Days `d.day` of a month are compared as days, so that the index of days is used. */
export const withinMonth = (month: string): SQL =>
  sql`d.day >= ${`${month}-01`}::date and d.day < ${`${month}-01`}::date + interval '1 month'`;

/** The rows of a statement that is written by hand. */
export const rowsOf = async <R>(db: Db, statement: SQL): Promise<R[]> =>
  [...(await db.execute(statement))] as R[];

/** A sum as int8: drizzle's raw statements return it as text. */
export const micros = (value: number | string): number => {
  const amount = Number(value);
  if (!Number.isSafeInteger(amount)) throw new Error("a sum beyond the safe integers");
  return amount;
};
