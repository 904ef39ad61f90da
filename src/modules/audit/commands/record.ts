import type { Db } from "@/core/db";
import type { Audit, Facts } from "@/core/operation";
import { append, type Entry } from "../internal/chain";
import { type Origin, originFields } from "../internal/origin";
import { outbox } from "../tables";

export type Recording = { facts: Facts; operation: string; caller: Origin; now: Date };

/**
 * Stores what a command did, in its transaction: events for delivery, then the audit rows. The lock
 * on the chain's head is the transaction's last one, so call this at the end.
 */
export async function recordFacts(
  db: Db,
  { facts, operation, caller, now }: Recording,
): Promise<void> {
  const { audit, events = [] } = facts;
  if (events.length > 0) {
    await db.insert(outbox).values(events.map((event) => ({ ...event, createdAt: now })));
  }
  const audits: readonly Audit[] = audit === null ? [] : [audit].flat();
  await append(
    db,
    audits.map((one) => entryOf(one, operation, caller, now)),
  );
}

function entryOf(audit: Audit, operation: string, caller: Origin, now: Date): Entry {
  const known = caller.actor.type === "visitor" ? audit.actor : undefined;
  return {
    ...originFields(caller, known),
    operation,
    action: audit.action,
    targetType: audit.targetType,
    targetId: audit.targetId,
    old: audit.old,
    new: audit.new,
    reason: audit.reason,
    count: 1,
    createdAt: now,
  };
}
