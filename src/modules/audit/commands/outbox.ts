import { and, asc, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { outbox } from "../tables";

/** An event of a committed change; `id` is stable, so that a receiver knows a repetition. */
export type WaitingEvent = { id: number; name: string; data: Record<string, unknown> };

/** The events that wait for delivery, oldest first. */
export async function waitingEvents(db: Db, limit: number): Promise<WaitingEvent[]> {
  return db
    .select({ id: outbox.id, name: outbox.name, data: outbox.data })
    .from(outbox)
    .where(isNull(outbox.deliveredAt))
    .orderBy(asc(outbox.id))
    .limit(limit);
}

/** Notes that the receiver has the events. Whoever dies before this delivers them again. */
export async function markDelivered(db: Db, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(outbox)
    .set({ deliveredAt: now, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, [...ids]));
}

/** Deletes events that were delivered before a moment; the audit log keeps what they told. */
export async function deleteDelivered(db: Db, before: Date): Promise<number> {
  const gone = await db
    .delete(outbox)
    .where(and(isNotNull(outbox.deliveredAt), lt(outbox.deliveredAt, before)))
    .returning({ id: outbox.id });
  return gone.length;
}
