import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { concurrencyGroup } from "../rules/triggers";
import type { JobEvent } from "../schema";
import { functions, runs } from "../tables";

type NewRun = {
  id: string;
  event: JobEvent;
  parentRunId?: string;
  parentStepId?: string;
  retryOf?: string;
};

type RunOf = Pick<typeof functions.$inferSelect, "id" | "singleton" | "concurrencyKey">;

/**
 * Queues a run; the same id twice is one run. While another run of a singleton function has not
 * ended, it is recorded as skipped instead. Says what became of it.
 */
export async function startRun(
  db: Db,
  job: RunOf,
  run: NewRun,
  now: Date,
): Promise<"queued" | "skipped" | "known"> {
  const skipped = job.singleton && (await hasActiveRun(db, job.id, run.id));
  const [inserted] = await db
    .insert(runs)
    .values({
      ...run,
      functionId: job.id,
      status: skipped ? "skipped" : "queued",
      concurrencyGroup: concurrencyGroup(job, run.event),
      dueAt: skipped ? null : now,
      endedAt: skipped ? now : null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ status: runs.status });
  if (!inserted) return "known";
  return skipped ? "skipped" : "queued";
}

/** The function's row lock lines up those who would both see no active run. */
async function hasActiveRun(db: Db, functionId: string, besides: string): Promise<boolean> {
  await db
    .select({ id: functions.id })
    .from(functions)
    .where(eq(functions.id, functionId))
    .for("no key update");
  const active = await db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.functionId, functionId), isNotNull(runs.dueAt)))
    .limit(2);
  return active.some(({ id }) => id !== besides);
}
