import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { DomainEvent } from "@/core/operation";
import { monitoredIn, subAccountsIn } from "@/modules/iam/queries/monitored";
import { postSpends, type Spend } from "@/modules/quota/commands/spending";
import { begunQuotas } from "@/modules/quota/queries/prepaid-facts";

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
  const rows = [
    ...(await db.execute(sql`
      with concerned as materialized (
        select b.sub_account_id, b.first_allocated_day from ${begunQuotas(db)} b
        where b.sub_account_id in ${subAccountsIn(db, cloudAccountId)} and ${within(scope, monitored)})
      select c.sub_account_id as id, d.project, coalesce(sum(d.amount), 0)::int8 as amount
      from concerned c
      left join (select distinct m.sub_account_id, m.project from ${monitored} m) pair
        on pair.sub_account_id = c.sub_account_id
      left join billing_project_days d
        on d.cloud_account_id = ${cloudAccountId} and d.project = pair.project
          and d.day >= c.first_allocated_day
          and exists (select from ${monitored} n
            where n.sub_account_id = c.sub_account_id and n.project = d.project
              and d.day >= n.from_day and (n.to_day is null or d.day <= n.to_day))
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
