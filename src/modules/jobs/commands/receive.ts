import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { announce } from "../internal/announce";
import { endAwaitedStep } from "../internal/end-step";
import { startRun } from "../internal/start-run";
import { endsWait, starts } from "../rules/triggers";
import type { JobEvent } from "../schema";
import { events, functions, runs, steps } from "../tables";

type Job = typeof functions.$inferSelect;

/** Stores events to be dispatched; an event whose id is known already is ignored. */
export async function receiveEvents(
  db: Db,
  received: readonly JobEvent[],
  now: Date,
): Promise<void> {
  if (received.length === 0) return;
  await db.transaction(async (tx) => {
    await tx
      .insert(events)
      .values(received.map((event) => ({ id: event.id, event, receivedAt: now })))
      .onConflictDoNothing();
    await announce(tx);
  });
}

/**
 * Starts the runs of at most `limit` waiting events and ends the waits for them, each event
 * exactly once. Returns how many events it dispatched.
 */
export async function dispatchEvents(db: Db, now: Date, limit = 50): Promise<number> {
  return db.transaction(async (tx) => {
    const waiting = await tx
      .select({ id: events.id, event: events.event })
      .from(events)
      .where(isNull(events.dispatchedAt))
      .orderBy(asc(events.receivedAt))
      .limit(limit)
      .for("update", { skipLocked: true });
    if (waiting.length === 0) return 0;

    const jobs = await tx
      .select()
      .from(functions)
      .where(isNull(functions.retiredAt))
      .orderBy(functions.id);
    for (const { event } of waiting) {
      await startRuns(tx, jobs, event, now);
      await endWaits(tx, event, now);
    }

    const ids = waiting.map(({ id }) => id);
    await tx.update(events).set({ dispatchedAt: now }).where(inArray(events.id, ids));
    return waiting.length;
  });
}

async function startRuns(db: Db, jobs: readonly Job[], event: JobEvent, now: Date): Promise<void> {
  for (const job of jobs) {
    if (!starts(job.triggers, event)) continue;
    await startRun(db, job, { id: `${job.id}@${event.id}`, event }, now);
  }
}

async function endWaits(db: Db, came: JobEvent, now: Date): Promise<void> {
  const waits = await db
    .select({ runId: steps.runId, id: steps.id, expression: steps.expression, started: runs.event })
    .from(steps)
    .innerJoin(runs, eq(runs.id, steps.runId))
    .where(and(eq(steps.eventName, came.name), eq(steps.kind, "wait"), eq(steps.status, "waiting")))
    .orderBy(steps.runId, steps.id);
  for (const { expression, started, ...step } of waits) {
    if (!endsWait(expression, { started, came })) continue;
    await endAwaitedStep(db, step, { output: came }, now);
  }
}
