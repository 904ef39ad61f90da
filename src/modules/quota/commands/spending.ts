import type { Db } from "@/core/db";
import type { DomainEvent } from "@/core/operation";
import { lockPrepaid, type PrepaidRow, savePrepaid } from "../internal/prepaid-rows";
import { followTurns, type ProjectPart, prepaidSettingsOf } from "../internal/prepaid-turns";
import { afterSpend } from "../rules/prepaid";

/** What the bills count against a sub-account's quota: the whole sum, no increment. */
export type Spend = { subAccountId: string; spent: number; projects: readonly ProjectPart[] };

/**
 * Sets what sub-accounts have spent, in the caller's transaction: steps that are reached are told,
 * quotas that are used up or covered again disable and enable. Sub-accounts without an allocation
 * are left alone; deleted ones are counted, and nothing is told of them. The returned events belong
 * to the caller's command.
 */
export async function postSpends(
  db: Db,
  spends: readonly Spend[],
  { asOf, requestedBy, now }: { asOf: string | null; requestedBy: string; now: Date },
): Promise<DomainEvent[]> {
  const rows = await lockPrepaid(
    db,
    spends.map(({ subAccountId }) => subAccountId),
  );
  const settings = await prepaidSettingsOf(db, [...rows.keys()]);
  const changed: PrepaidRow[] = [];
  const events: DomainEvent[] = [];
  for (const { subAccountId, spent, projects } of spends.toSorted(byId)) {
    const [row, known] = [rows.get(subAccountId), settings.get(subAccountId)];
    if (!row || !known || row.epoch === 0) continue;
    const next = afterSpend(row, spent, known.steps);
    if (row.spent === spent && row.spentAsOf === asOf && next.turns.length === 0) continue;
    changed.push({ ...row, ...next.prepaid, spentAsOf: asOf });
    events.push(...(await followTurns(db, known, next, { requestedBy, now, projects })));
  }
  await savePrepaid(db, changed, now);
  return events;
}

/** Sub-accounts' rows are locked in this order, too. */
const byId = (a: Spend, b: Spend) => (a.subAccountId < b.subAccountId ? -1 : 1);
