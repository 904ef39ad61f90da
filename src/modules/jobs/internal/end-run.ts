import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { failedEvent } from "../rules/runs";
import type { RunError } from "../schema";
import { events, runs } from "../tables";
import { announce } from "./announce";
import { endAwaitedStep } from "./end-step";

type Run = typeof runs.$inferSelect;
export type RunResult = { output: unknown } | { error: RunError; status: "failed" | "cancelled" };

/**
 * Ends a run whose row the caller has locked. The step that invoked it gets its result, and a
 * failure is announced as an event, so that a function's failure handler runs.
 */
export async function endRun(db: Db, run: Run, result: RunResult, now: Date): Promise<void> {
  const failed = "error" in result;
  await db
    .update(runs)
    .set({
      status: failed ? result.status : "completed",
      output: failed ? null : result.output,
      error: failed ? result.error : null,
      leaseOwner: null,
      dueAt: null,
      endedAt: now,
    })
    .where(eq(runs.id, run.id));
  if (run.parentRunId && run.parentStepId) {
    await endAwaitedStep(db, { runId: run.parentRunId, id: run.parentStepId }, result, now);
  }
  if (failed && result.status === "failed") await reportFailure(db, run, result.error, now);
  await announce(db);
}

async function reportFailure(db: Db, run: Run, error: RunError, now: Date): Promise<void> {
  const id = `${run.id}:failed`;
  const data = {
    function_id: run.functionId,
    run_id: run.id,
    error: { ...error, stack: error.stack ?? "" },
    event: run.event,
  };
  await db
    .insert(events)
    .values({ id, event: { id, name: failedEvent, data, ts: now.getTime() }, receivedAt: now })
    .onConflictDoNothing();
}
