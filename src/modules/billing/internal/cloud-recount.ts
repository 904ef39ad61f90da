import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { DomainEvent } from "@/core/operation";
import { monitoredIn, subAccountsIn } from "@/modules/iam/queries/monitored";
import { postSpends, type Spend } from "@/modules/quota/commands/spending";
import { begunQuotas } from "@/modules/quota/queries/prepaid-facts";
import { countingIntervals, countsIn } from "./cloud-counted";

/** Whose spending is counted again: everybody's, that of some projects, or one sub-account's. */
export type Scope = "all" | { projects: readonly string[] } | { subAccountId: string };

/**
 * Counts again what sub-accounts of a cloud account have spent, and posts it to their quotas. The
 * account's row is locked by the caller, so that no older count is posted after a newer one.
 */
export async function recount(
  db: Db,
  cloudAccountId: string,
  { scope, ...posted }: { scope: Scope; asOf: string | null; requestedBy: string; now: Date },
): Promise<DomainEvent[]> {
  if (typeof scope === "object" && "projects" in scope && scope.projects.length === 0) return [];
  const spends = await countSpends(db, cloudAccountId, scope);
  return postSpends(db, spends, posted);
}

/**
 * The rule of `countedSpend` for all sub-accounts concerned in one statement: every project-day
 * since the first allocation on which the project was monitored, once, however many intervals hold.
 */
export async function countSpends(db: Db, cloudAccountId: string, scope: Scope): Promise<Spend[]> {
  const monitored = monitoredIn(db, cloudAccountId);
  const ofConcerned = sql`(select m.* from ${monitored} m
    where m.sub_account_id in (select sub_account_id from concerned))`;
  const rows = [
    ...(await db.execute(sql`
      with concerned as materialized (
        select b.sub_account_id, b.first_allocated_day from ${begunQuotas(db)} b
        where b.sub_account_id in ${subAccountsIn(db, cloudAccountId)} and ${within(scope, monitored)})
      select c.sub_account_id as id, d.project, coalesce(sum(d.amount), 0)::int8 as amount
      from concerned c
      left join (
        select i.sub_account_id, i.project, days.amount
        from ${countingIntervals(db, ofConcerned)} i
        cross join lateral (
          select sum(d.amount) as amount from billing_project_days d where ${countsIn}) days
        where days.amount is not null
      ) d on d.sub_account_id = c.sub_account_id
      group by 1, 2`)),
  ] as { id: string; project: string | null; amount: number }[];
  return bySubAccount(rows.map((row) => ({ ...row, amount: Number(row.amount) })));
}

function within(scope: Scope, monitored: ReturnType<typeof monitoredIn>): SQL {
  if (scope === "all") return sql`true`;
  if ("subAccountId" in scope) return sql`b.sub_account_id = ${scope.subAccountId}`;
  const projects = sql`(select jsonb_array_elements_text(${JSON.stringify(scope.projects)}::text::jsonb))`;
  return sql`b.sub_account_id in (
    select m.sub_account_id from ${monitored} m where m.project in ${projects})`;
}

function bySubAccount(
  rows: readonly { id: string; project: string | null; amount: number }[],
): Spend[] {
  const found = new Map<string, { subAccountId: string; spent: number; projects: Part[] }>();
  for (const { id, project, amount } of rows) {
    const spend = found.get(id) ?? { subAccountId: id, spent: 0, projects: [] };
    spend.spent += amount;
    if (project !== null) spend.projects.push({ project, amount });
    found.set(id, spend);
  }
  return [...found.values()];
}

type Part = Spend["projects"][number];
