import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { announce } from "../internal/announce";
import { startRun } from "../internal/start-run";
import { canBeRetried, manualEvent } from "../rules/runs";
import { RetryRun, RunNow, RunStarted } from "../schema";
import { functions, runs, steps } from "../tables";

/**
 * Starts a run by hand, whatever the function's schedule or event: one run per `requestId`.
 * @throws jobs.function_not_found, also while an Inngest server runs the functions;
 *   jobs.already_running for a singleton function with an open run
 */
export const runNow = command({
  id: "jobs.runNow",
  access: { capability: "executions.run.write" },
  input: RunNow,
  output: RunStarted,
  async run({ db, now }, { functionId, data, requestId }) {
    const job = await requireFunction(db, functionId);
    const id = `${functionId}@manual-${requestId}`;

    const event = manualEvent(job, { id, data, now });
    const started = await startOnce(db, job, { id, event }, now);

    const audit = {
      action: "job.run.start",
      targetType: "job",
      targetId: functionId,
      old: null,
      new: { run: id, ...(data ? { data } : {}) },
      reason: null,
    };
    return { result: { id, functionId }, audit: started ? audit : null };
  },
});

/**
 * Starts a run again that failed or was cancelled or skipped: one new run per `requestId`. Steps
 * that had completed keep their results, so that only the rest is repeated.
 * @throws jobs.run_not_found; jobs.run_not_failed; jobs.function_not_found; jobs.already_running
 */
export const retryRun = command({
  id: "jobs.retryRun",
  access: { capability: "executions.run.write" },
  input: RetryRun,
  output: RunStarted,
  async run({ db, now }, { id: retryOf, requestId }) {
    const [old] = await db.select().from(runs).where(eq(runs.id, retryOf));
    if (!old) throw new DomainError("not_found", "jobs.run_not_found", { id: retryOf });
    if (!canBeRetried(old.status)) {
      throw new DomainError("conflict", "jobs.run_not_failed", { status: old.status });
    }
    const job = await requireFunction(db, old.functionId);
    const id = `${job.id}@retry-${requestId}`;

    const started = await startOnce(db, job, { id, event: old.event, retryOf }, now);
    if (started) await copyCompletedSteps(db, { from: retryOf, to: id });

    const audit = {
      action: "job.run.retry",
      targetType: "job_run",
      targetId: retryOf,
      old: { status: old.status },
      new: { run: id },
      reason: null,
    };
    return { result: { id, functionId: job.id }, audit: started ? audit : null };
  },
});

type Job = typeof functions.$inferSelect;

async function requireFunction(db: Db, id: string): Promise<Job> {
  const [job] = await db
    .select()
    .from(functions)
    .where(and(eq(functions.id, id), isNull(functions.retiredAt)));
  if (!job) throw new DomainError("not_found", "jobs.function_not_found", { id });
  return job;
}

/** Whether the run is new; a request that comes again finds it. */
async function startOnce(
  db: Db,
  job: Job,
  run: Parameters<typeof startRun>[2],
  now: Date,
): Promise<boolean> {
  const outcome = await startRun(db, job, run, now);
  if (outcome === "skipped") {
    throw new DomainError("conflict", "jobs.already_running", { id: job.id });
  }
  await announce(db);
  return outcome === "queued";
}

async function copyCompletedSteps(db: Db, { from, to }: { from: string; to: string }) {
  const completed = await db
    .select()
    .from(steps)
    .where(and(eq(steps.runId, from), eq(steps.status, "completed")))
    .orderBy(asc(steps.place));
  if (completed.length === 0) return;
  const copies = completed.map((step, index) => ({ ...step, runId: to, place: index + 1 }));
  await db.insert(steps).values(copies);
}
