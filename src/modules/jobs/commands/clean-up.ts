import { and, eq, inArray, isNotNull, lt } from "drizzle-orm";
import type { Db } from "@/core/db";
import { command } from "@/core/operation";
import { endRun } from "../internal/end-run";
import { CleanUp, HistoryCleaned } from "../schema";
import { events, functions, runs } from "../tables";

const keptMs = 30 * 24 * 3_600_000;
const batch = 1_000;
const removed = { name: "FunctionRemoved", message: "the function no longer exists" };

/** Deletes a batch of the history that is older than 30 days; called again while there is more. */
export const cleanUp = command({
  id: "jobs.cleanUp",
  access: { jobs: ["jobs.cleanUp"] },
  input: CleanUp,
  output: HistoryCleaned,
  async run({ db, now }) {
    const before = new Date(now.getTime() - keptMs);
    const { more, ...counts } = await deleteHistory(db, { before, now });
    const audit = {
      action: "job.history.delete",
      targetType: "job_history",
      targetId: before.toISOString(),
      old: null,
      new: counts,
      reason: null,
    };
    const changed = Object.values(counts).some((count) => count > 0);
    return { result: { ...counts, more }, audit: changed ? audit : null };
  },
});

/**
 * Deletes runs that ended, and dispatched events that came, before the given moment; and cancels
 * the open runs of functions retired before it, because nothing would ever end them. Works in
 * batches of 1,000; `more` says whether to call it again.
 */
async function deleteHistory(db: Db, { before, now }: { before: Date; now: Date }) {
  const cancelled = await cancelOrphans(db, { before, now });
  const oldRuns = db
    .select({ id: runs.id })
    .from(runs)
    .where(lt(runs.endedAt, before))
    .limit(batch);
  const deletedRuns = await db
    .delete(runs)
    .where(inArray(runs.id, oldRuns))
    .returning({ id: runs.id });
  const oldEvents = db
    .select({ id: events.id })
    .from(events)
    .where(and(lt(events.receivedAt, before), isNotNull(events.dispatchedAt)))
    .limit(batch);
  const deletedEvents = await db
    .delete(events)
    .where(inArray(events.id, oldEvents))
    .returning({ id: events.id });
  const counts = { runs: deletedRuns.length, events: deletedEvents.length, cancelled };
  return { ...counts, more: Object.values(counts).includes(batch) };
}

async function cancelOrphans(
  db: Db,
  { before, now }: { before: Date; now: Date },
): Promise<number> {
  return db.transaction(async (tx) => {
    const orphans = await tx
      .select({ run: runs })
      .from(runs)
      .innerJoin(functions, eq(functions.id, runs.functionId))
      .where(and(isNotNull(runs.dueAt), lt(functions.retiredAt, before)))
      .orderBy(runs.id)
      .limit(batch)
      .for("update", { of: runs, skipLocked: true });
    for (const { run } of orphans)
      await endRun(tx, run, { error: removed, status: "cancelled" }, now);
    return orphans.length;
  });
}
