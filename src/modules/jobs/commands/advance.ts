import { and, eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { endRun, type RunResult } from "../internal/end-run";
import { endStep } from "../internal/end-step";
import { lockRun } from "../internal/lease";
import { planStep } from "../internal/plan-step";
import type { Op } from "../rules/moves";
import type { Lease } from "../rules/runs";
import type { RunError } from "../schema";
import { runs, steps } from "../tables";

/** One call of a function: what it replayed, or which step it was asked to execute. */
export type CallFacts = {
  /** Ended steps that the call replayed; absent when it executed one planned step. */
  replayed?: number;
  /** Failed attempts before it. */
  attempt: number;
  startedAt: Date;
  now: Date;
  /** When a step that failed in this call is tried again. */
  retryAt(retryAfter: string | undefined): Date;
};

/** Saves what a call reported about steps. Reported twice, a step keeps its first result. */
export async function saveOps(
  db: Db,
  lease: Lease,
  ops: readonly Op[],
  call: CallFacts,
): Promise<void> {
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, lease);
    for (const op of ops) await saveOp(tx, run, op, call);
    await tx
      .update(runs)
      .set({ attempt: 0, recoveries: 0, error: null, replayed: call.replayed ?? run.replayed })
      .where(eq(runs.id, run.id));
  });
}

async function saveOp(
  db: Db,
  run: typeof runs.$inferSelect,
  op: Op,
  { now, startedAt, attempt, retryAt }: CallFacts,
): Promise<void> {
  await planStep(db, run, op, now);
  const step = { runId: run.id, id: op.id };
  if (op.type === "ran") await endStep(db, step, { output: op.output }, now, startedAt);
  if (op.type === "failed") await endStep(db, step, { error: op.error }, now, startedAt);
  if (op.type === "erred") {
    const readyAt = retryAt(op.retryAfter);
    await retryStep(db, step, { error: op.error, attempt, readyAt, startedAt });
  }
}

/** Has a planned step tried again at `readyAt`, after a call that failed without naming it. */
export async function postponeStep(
  db: Db,
  lease: Lease,
  step: { id: string; attempt: number },
  { error, readyAt, startedAt }: { error: RunError; readyAt: Date; startedAt: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, lease);
    const { id, attempt } = step;
    await retryStep(tx, { runId: run.id, id }, { error, attempt, readyAt, startedAt });
  });
}

async function retryStep(
  db: Db,
  { runId, id }: { runId: string; id: string },
  { attempt, ...failure }: { error: RunError; attempt: number; readyAt: Date; startedAt: Date },
): Promise<void> {
  await db
    .update(steps)
    .set({ attempt: attempt + 1, ...failure })
    .where(and(eq(steps.runId, runId), eq(steps.id, id), eq(steps.status, "planned")));
}

/** Ends the steps whose time has come: a sleep is over, a wait got nothing, an invocation is late. */
export async function wakeSteps(
  db: Db,
  lease: Lease,
  due: readonly { id: string; kind: string }[],
  now: Date,
): Promise<void> {
  const late = { name: "Error", message: "the invoked function did not end in time" };
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, lease);
    for (const { id, kind } of due) {
      const result = kind === "invoke" ? { error: late } : { output: null };
      await endStep(tx, { runId: run.id, id }, result, now);
    }
  });
}

/** Lets a run go whose function failed outside its steps; it is called again at `dueAt`. */
export async function postponeRun(
  db: Db,
  lease: Lease,
  { error, dueAt }: { error: RunError; dueAt: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, lease);
    await tx
      .update(runs)
      .set({
        status: "waiting",
        leaseOwner: null,
        dueAt,
        error,
        attempt: run.attempt + 1,
        recoveries: 0,
      })
      .where(eq(runs.id, run.id));
  });
}

/** Ends a run with the function's result or its final failure. */
export async function finishRun(db: Db, lease: Lease, result: RunResult, now: Date): Promise<void> {
  await db.transaction(async (tx) => endRun(tx, await lockRun(tx, lease), result, now));
}
