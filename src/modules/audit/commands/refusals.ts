import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/core/db";
import { append, type Entry } from "../internal/chain";
import { type Origin, originFields } from "../internal/origin";
import { endOfMinute, minuteOf, storable } from "../rules";
import { auditRepeats } from "../tables";

export type Refusal = {
  caller: Origin;
  operation: string;
  /** What was refused: `access.refused`, `session.sign_in.failed`. */
  action: string;
  targetType: string;
  targetId: string;
  /** The code of the refusal and what it names; never a secret. */
  details: Record<string, unknown> | null;
  now: Date;
};

/** Flushed at once; a flood of addresses is written over several transactions. */
const repeatsPerFlush = 500;

/**
 * Writes a refused authorisation or a failed sign-in in a transaction of its own. The first of a
 * minute per actor, address and action goes to the log; the rest of the minute is counted and
 * follows as one row when the minute has closed (`flushRepeats`).
 */
export async function recordRefusal(db: Db, refusal: Refusal): Promise<void> {
  const entry = entryOf(refusal);
  await db.transaction(async (tx) => {
    const [repeat] = await tx
      .insert(auditRepeats)
      .values({
        actorId: entry.actorId,
        ip: entry.ip ?? "",
        action: entry.action,
        minute: minuteOf(refusal.now),
        count: 0,
        row: storable(entry) as Record<string, unknown>,
      })
      .onConflictDoUpdate({
        target: [auditRepeats.minute, auditRepeats.actorId, auditRepeats.ip, auditRepeats.action],
        set: { count: sql`${auditRepeats.count} + 1` },
      })
      .returning({ count: auditRepeats.count });
    if (repeat?.count === 0) await append(tx, [entry]);
  });
}

/** Writes the counted refusals of closed minutes to the log; returns how many rows it wrote. */
export async function flushRepeats(db: Db, now: Date): Promise<number> {
  let written = 0;
  let taken: number;
  do {
    const rows = await db.transaction((tx) => flushSome(tx, now));
    written += rows.written;
    taken = rows.taken;
  } while (taken === repeatsPerFlush);
  return written;
}

async function flushSome(tx: Db, now: Date) {
  const closed = minuteOf(now).toISOString();
  const repeats = await tx
    .delete(auditRepeats)
    .where(
      sql`ctid in (select ctid from ${auditRepeats} where ${auditRepeats.minute} < ${closed}
        order by ${auditRepeats.minute} limit ${repeatsPerFlush} for update skip locked)`,
    )
    .returning();
  const repeated = repeats.filter(({ count }) => count > 0);
  await append(
    tx,
    repeated.map(({ row, count, minute }) => ({
      ...StoredEntry.parse(row),
      count,
      createdAt: endOfMinute(minute),
    })),
  );
  return { taken: repeats.length, written: repeated.length };
}

function entryOf({ caller, now, details, ...what }: Refusal): Entry {
  return {
    ...originFields(caller),
    operation: what.operation,
    action: what.action,
    targetType: what.targetType,
    targetId: what.targetId,
    old: null,
    new: details,
    reason: null,
    count: 1,
    createdAt: now,
  };
}

const text = z.string();
const StoredEntry = z.object({
  actorType: text,
  actorId: text,
  actorEmail: text.nullable(),
  actorRole: text.nullable(),
  operation: text,
  action: text,
  targetType: text,
  targetId: text,
  old: z.null(),
  new: z.record(z.string(), z.unknown()).nullable(),
  reason: z.null(),
  ip: text.nullable(),
  userAgent: text.nullable(),
  requestId: text.nullable(),
});
