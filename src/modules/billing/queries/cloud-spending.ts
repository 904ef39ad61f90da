import { and, eq, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { query } from "@/core/operation";
import { intervalsOf, projectFacts } from "@/modules/iam/queries/monitored";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { firstDayOf } from "@/modules/quota/queries/prepaid-facts";
import { billAccounts } from "../cloud-tables";
import { countedDays, micros, rowsOf, withinMonth } from "../internal/cloud-counted";
import { estimateFor } from "../internal/cloud-usage";
import {
  CloudSpendingListed,
  CloudSpendingRead,
  ListCloudSpending,
  ReadCloudSpending,
  ReadMySpending,
} from "../schema/cloud-spending";

/**
 * What a sub-account has spent by project, a month of it by day, and an estimate of the present.
 * @throws iam.sub_account_not_found
 */
export const readCloudSpending = query({
  id: "billing.readCloudSpending",
  access: { capability: "iam.accounts.read", scope: "iam:read" },
  input: ReadCloudSpending,
  output: CloudSpendingRead,
  run: ({ db, now }, input) => spendingOf(db, input, now),
});

/** The same for the sub-account that asks, in its portal. */
export const readMySpending = query({
  id: "billing.readMySpending",
  access: { self: ["sub_account"] },
  input: ReadMySpending,
  output: CloudSpendingRead,
  run: ({ db, actor, now }, input) => spendingOf(db, { ...input, subAccountId: actor.id }, now),
});

async function spendingOf(
  db: Db,
  { subAccountId, month: wanted }: z.output<typeof ReadCloudSpending>,
  now: Date,
): Promise<z.output<typeof CloudSpendingRead>> {
  const { cloudAccountId } = await requireSubAccount(db, subAccountId);
  const account = await billAccountOf(db, cloudAccountId);
  const asOf = account?.asOf ?? null;
  const month = wanted ?? (asOf ?? dayOf(now)).slice(0, 7);
  const sums = await sumsOf(db, [subAccountId], month);
  const total = sums.reduce((sum, row) => sum + row.total, 0);
  const facts = cloudAccountId
    ? await projectFacts(
        db,
        cloudAccountId,
        sums.map(({ project }) => project),
      )
    : new Map<string, never>();
  return {
    subAccountId,
    asOf,
    since: await firstDayOf(db, subAccountId),
    total,
    month,
    monthTotal: sums.reduce((sum, row) => sum + row.month, 0),
    projects: sums.map(({ project, total, month }) => {
      const { displayName = project, monitoredFor = [] } = facts.get(project) ?? {};
      const monitored = monitoredFor.includes(subAccountId);
      const shared = monitoredFor.some((id) => id !== subAccountId);
      return { project, displayName, total, month, monitored, shared };
    }),
    intervals: await intervalsOf(db, subAccountId),
    days: await daysOf(db, subAccountId, month),
    estimate: await estimateFor(db, { subAccountId, billed: total, account }),
  };
}

async function billAccountOf(db: Db, cloudAccountId: string | null) {
  if (cloudAccountId === null) return undefined;
  const [row] = await db
    .select()
    .from(billAccounts)
    .where(and(eq(billAccounts.cloudAccountId, cloudAccountId)));
  return row;
}

/** Sums by sub-account and project, the largest first. */
async function sumsOf(db: Db, subAccountIds: readonly string[], month: string) {
  const rows = await rowsOf<Record<"id" | "project" | "total" | "month", string>>(
    db,
    sql`
      select d.sub_account_id as id, d.project, sum(d.amount)::int8 as total,
        coalesce(sum(d.amount) filter (where ${withinMonth(month)}), 0)::int8 as month
      from ${countedDays(db, subAccountIds)} d group by 1, 2 order by 3 desc, 1, 2`,
  );
  return rows.map(({ id, project, total, month }) => ({
    subAccountId: id,
    project,
    total: micros(total),
    month: micros(month),
  }));
}

async function daysOf(db: Db, subAccountId: string, month: string) {
  const rows = await rowsOf<Record<"day" | "project" | "amount", string>>(
    db,
    sql`
      select d.day::text as day, d.project, sum(d.amount)::int8 as amount
      from ${countedDays(db, [subAccountId])} d
      where ${withinMonth(month)} group by 1, 2 order by 1, 2`,
  );
  return rows.map(({ day, project, amount }) => ({ day, project, amount: micros(amount) }));
}

/** For the rows of one page of sub-accounts: each of their projects in a month and in all. */
export const listCloudSpending = query({
  id: "billing.listCloudSpending",
  access: { capability: "iam.accounts.read" },
  input: ListCloudSpending,
  output: CloudSpendingListed,
  async run({ db, now }, { subAccountIds, month = dayOf(now).slice(0, 7) }) {
    return { month, rows: subAccountIds.length ? await sumsOf(db, subAccountIds, month) : [] };
  },
});

const dayOf = (now: Date): string =>
  DateTime.fromJSDate(now, { zone: zone() }).toFormat("yyyy-MM-dd");
