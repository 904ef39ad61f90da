import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { query } from "@/core/operation";
import { monitoredOf, subAccountNames } from "@/modules/iam/queries/monitored";
import { countedDays, countsIn, micros, rowsOf, withinMonth } from "../internal/cloud-counted";
import { daysBetween } from "../rules/cloud-burn-down";
import { monthsBefore } from "../rules/cloud-periods";
import { CloudOverview, ReadCloudOverview } from "../schema/cloud-spending";

const topRows = 5;

/** What all cloud accounts spend together, and who and what spends most of it. */
export const readCloudOverview = query({
  id: "billing.readCloudOverview",
  access: { capability: "iam.accounts.read" },
  input: ReadCloudOverview,
  output: CloudOverview,
  async run({ db, now }, { days: wanted, month: chosen }) {
    const today = DateTime.fromJSDate(now, { zone: zone() });
    const month = chosen ?? today.toFormat("yyyy-MM");
    const [from, to] = chosen
      ? [`${month}-01`, lastDayOf(month)]
      : [today.minus({ days: wanted - 1 }).toFormat("yyyy-MM-dd"), today.toFormat("yyyy-MM-dd")];
    const [accounts, totals, daily, topSubAccounts, topProjects] = await Promise.all([
      asOfDays(db),
      monthTotals(db, month),
      totalsByDay(db, from, to),
      topSpenders(db, month),
      topProjectsOf(db, month),
    ]);
    const amounts = new Map(daily.map(({ day, amount }) => [day, amount]));
    return {
      accounts,
      month,
      ...totals,
      days: daysBetween(from, to).map((day) => ({
        day,
        amount: amounts.get(day) ?? 0,
      })),
      topSubAccounts,
      topProjects,
    };
  },
});

const asOfDays = (db: Db) =>
  rowsOf<{ cloudAccountId: string; asOf: string | null }>(
    db,
    sql`
      select cloud_account_id as "cloudAccountId", as_of::text as "asOf"
      from billing_bill_accounts order by 1`,
  );

/** When a project counts for anybody, whoever that is: disjoint, so that each row counts once. */
const monitoredIntervals = (db: Db) => sql`
  (select s.cloud_account_id, s.project, lower(s.days) as from_day, upper(s.days) as until
  from (
    select m.cloud_account_id, m.project,
      unnest(range_agg(daterange(m.from_day, m.to_day, '[]'))) as days
    from ${monitoredOf(db, "all")} m group by 1, 2
  ) s)`;

async function monthTotals(db: Db, month: string) {
  const [row] = await rowsOf<Record<"current" | "last" | "monitored", string>>(
    db,
    sql`
      select coalesce(sum(amount) filter (where ${withinMonth(month)}), 0)::int8 as current,
        coalesce(sum(amount) filter (where ${withinMonth(monthsBefore(month, 1))}), 0)::int8 as last,
        (select coalesce(sum(d.amount), 0)::int8 from ${monitoredIntervals(db)} i
          join billing_project_days d on ${countsIn} where ${withinMonth(month)}) as monitored
      from billing_project_days d
      where d.day between ${`${monthsBefore(month, 1)}-01`}::date and ${lastDayOf(month)}::date`,
  );
  const current = micros(row?.current ?? 0);
  return {
    monthTotal: current,
    lastMonthTotal: micros(row?.last ?? 0),
    unmonitored: current - micros(row?.monitored ?? 0),
  };
}

const lastDayOf = (month: string) =>
  DateTime.fromISO(`${month}-01`, { zone: "utc" }).endOf("month").toFormat("yyyy-MM-dd");

async function totalsByDay(db: Db, from: string, to: string) {
  const rows = await rowsOf<Record<"day" | "amount", string>>(
    db,
    sql`
      select day::text as day, sum(amount)::int8 as amount from billing_project_days
      where day between ${from}::date and ${to}::date group by 1`,
  );
  return rows.map(({ day, amount }) => ({ day, amount: micros(amount) }));
}

/** By what counted for each in a month, the largest first. */
export async function topSpenders(db: Db, month: string) {
  const rows = await rowsOf<Record<"id" | "amount", string>>(
    db,
    sql`
      select d.sub_account_id as id, sum(d.amount)::int8 as amount
      from ${countedDays(db, "all")} d where ${withinMonth(month)}
      group by 1 order by 2 desc, 1 limit ${topRows}`,
  );
  const names = await subAccountNames(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, amount }) => ({
    subAccountId: id,
    userName: names.get(id)?.userName ?? id,
    displayName: names.get(id)?.displayName ?? id,
    amount: micros(amount),
  }));
}

async function topProjectsOf(db: Db, month: string) {
  const rows = await rowsOf<Record<"cloudAccountId" | "project" | "amount", string>>(
    db,
    sql`
      select cloud_account_id as "cloudAccountId", project, sum(amount)::int8 as amount
      from billing_project_days d where ${withinMonth(month)}
      group by 1, 2 order by 3 desc, 1, 2 limit ${topRows}`,
  );
  return rows.map(({ amount, ...row }) => ({ ...row, amount: micros(amount) }));
}
