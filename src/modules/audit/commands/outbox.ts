import { and, asc, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { outbox } from "../tables";

/** An event of a committed change; `id` is stable, so that a receiver knows a repetition. */
export type WaitingEvent = { id: number; name: string; data: Record<string, unknown> };

/** The channel on which a trigger announces, at commit, that events wait. */
export const outboxChannel = "audit_outbox";

/**
 * Takes the oldest events that wait for delivery, until `leaseEndsAt`; what another instance is
 * delivering is left to it. Whoever dies with them delays them until then.
 */
export async function claimEvents(
  db: Db,
  { limit, now, leaseEndsAt }: { limit: number; now: Date; leaseEndsAt: Date },
): Promise<WaitingEvent[]> {
  const free = or(isNull(outbox.leasedUntil), lt(outbox.leasedUntil, now));
  const waiting = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.deliveredAt), free))
    .orderBy(asc(outbox.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  const claimed = await db
    .update(outbox)
    .set({ leasedUntil: leaseEndsAt, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, waiting))
    .returning({ id: outbox.id, name: outbox.name, data: outbox.data });
  return claimed.sort((a, b) => a.id - b.id);
}

/** Notes that the receiver has the events. Whoever dies before this delivers them again. */
export async function markDelivered(db: Db, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(outbox)
    .set({ deliveredAt: now, leasedUntil: null })
    .where(inArray(outbox.id, [...ids]));
}

/** Gives events back that could not be delivered, for whoever tries next. */
export async function releaseEvents(db: Db, ids: readonly number[]): Promise<void> {
  await db
    .update(outbox)
    .set({ leasedUntil: null })
    .where(and(inArray(outbox.id, [...ids]), isNull(outbox.deliveredAt)));
}

/** Deletes events that were delivered before a moment; the audit log keeps what they told. */
export async function deleteDelivered(db: Db, before: Date): Promise<number> {
  const gone = await db
    .delete(outbox)
    .where(and(isNotNull(outbox.deliveredAt), lt(outbox.deliveredAt, before)))
    .returning({ id: outbox.id });
  return gone.length;
}
