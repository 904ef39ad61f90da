import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { monitoredOf } from "@/modules/iam/queries/monitored";
import { begunQuotas } from "@/modules/quota/queries/prepaid-facts";

/**
 * What counts for sub-accounts, as a subquery of pages' figures: `sub_account_id`,
 * `cloud_account_id`, `project`, `day`, `amount`. With an allocation from its first day on, as its
 * quota is charged (`is_charged`); without one from the day the project was first monitored on.
 */
export function countedDays(db: Db, subAccountIds: readonly string[] | "all"): SQL {
  const monitored = monitoredOf(db, subAccountIds);
  return sql`
    (select pair.sub_account_id, d.cloud_account_id, d.project, d.day, d.amount,
      b.first_allocated_day is not null as is_charged
    from (select distinct m.cloud_account_id, m.sub_account_id, m.project from ${monitored} m) pair
    left join ${begunQuotas(db)} b on b.sub_account_id = pair.sub_account_id
    join billing_project_days d
      on d.cloud_account_id = pair.cloud_account_id and d.project = pair.project
        and d.day >= coalesce(b.first_allocated_day, d.day)
    where exists (select from ${monitored} n
      where n.sub_account_id = pair.sub_account_id and n.project = d.project
        and d.day >= n.from_day and (n.to_day is null or d.day <= n.to_day)))`;
}

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
