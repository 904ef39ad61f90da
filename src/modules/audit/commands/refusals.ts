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

type Key = { minute: Date; actorId: string; ip: string; action: string };

const keyOf = ({ minute, actorId, ip, action }: Key): string =>
  [minute.getTime(), actorId, ip, action].join("\n");

/** What refusals of one minute are merged by: caller, address and action. */
export const refusalKey = ({ caller, action, now }: Refusal): string =>
  keyOf({ minute: minuteOf(now), actorId: caller.actor.id, ip: caller.ip ?? "", action });

/** One refusal, or several of one key. */
export type RepeatedRefusal = { refusal: Refusal; times: number };

/** Writes a refused authorisation or a failed sign-in in a transaction of its own. */
export const recordRefusal = (db: Db, refusal: Refusal): Promise<void> =>
  recordRefusals(db, [{ refusal, times: 1 }]);

/**
 * Writes refusals, each of its own key, in one transaction. The first of a minute per actor, address
 * and action goes to the log; the rest of the minute is counted and follows as one row when the
 * minute has closed (`flushRepeats`).
 */
export async function recordRefusals(db: Db, repeated: readonly RepeatedRefusal[]): Promise<void> {
  // In one order, so that two instances never wait for each other.
  const sorted = repeated
    .map(({ refusal, times }) => ({ key: refusalKey(refusal), entry: entryOf(refusal), times }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  await db.transaction(async (tx) => {
    const stored = await tx
      .insert(auditRepeats)
      .values(sorted.map(({ entry, times }) => repeatOf(entry, times)))
      .onConflictDoUpdate({
        target: [auditRepeats.minute, auditRepeats.actorId, auditRepeats.ip, auditRepeats.action],
        set: { count: sql`${auditRepeats.count} + excluded.count + 1` },
      })
      .returning();
    const counts = new Map(stored.map((row) => [keyOf(row), row.count]));
    // A row that was there before has counted more than these.
    const first = sorted.filter(({ key, times }) => counts.get(key) === times - 1);
    await append(
      tx,
      first.map(({ entry }) => entry),
    );
  });
}

/** The count leaves the first one out, which has a row of its own in the log. */
const repeatOf = (entry: Entry, times: number) => ({
  actorId: entry.actorId,
  ip: entry.ip ?? "",
  action: entry.action,
  minute: minuteOf(entry.createdAt),
  count: times - 1,
  row: storable(entry) as Record<string, unknown>,
});

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
