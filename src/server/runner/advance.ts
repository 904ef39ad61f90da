import type { Db } from "@/core/db";
import {
  finishRun,
  postponeRun,
  postponeStep,
  saveOps,
  wakeSteps,
} from "@/modules/jobs/commands/advance";
import { putBackRun, releaseRun } from "@/modules/jobs/commands/claim";
import { findRunState } from "@/modules/jobs/queries";
import { type Answer, nextMove } from "@/modules/jobs/rules/moves";
import { type Lease, LeaseLost, maxRecoveries } from "@/modules/jobs/rules/runs";
import { retryAt } from "@/modules/jobs/rules/times";
import type { RunError } from "@/modules/jobs/schema";
import type { Call, Executor } from "./executor";

export type Advancing = {
  db: Db;
  executor: Executor;
  clock(): Date;
  random(): number;
  /** The first backoff; each further one is twice as long. */
  backoffMs: number;
  /** Whether the runner stops: then a run is let go between two calls. */
  stopping(): boolean;
  failed(error: unknown, what: string): void;
};

type RunState = NonNullable<Awaited<ReturnType<typeof findRunState>>>;

/** How many planned steps of one run execute side by side. */
const sideBySide = 8;

/**
 * Takes a run as far as it goes now: to its end, or to something it must wait for. When that is
 * not to be found out, the run is put back, for the application may have been restarting.
 */
export async function advanceRun(on: Advancing, lease: Lease): Promise<void> {
  try {
    while (!on.stopping()) {
      const state = await findRunState(on.db, lease.runId);
      if (!state || !(await takeMove(on, lease, state))) return;
    }
    await releaseRun(on.db, lease, on.clock());
  } catch (error) {
    if (error instanceof LeaseLost) return;
    on.failed(error, `advancing ${lease.runId}`);
    const dueAt = (recoveries: number) => again(on, recoveries, undefined);
    await putBackRun(on.db, lease, { error: toRunError(error), dueAt });
  }
}

/** Makes the next move; returns whether the run is still ours afterwards. */
async function takeMove(on: Advancing, lease: Lease, state: RunState): Promise<boolean> {
  if (state.run.recoveries > maxRecoveries) return fail(on, lease, abandoned);
  const now = on.clock();
  const move = nextMove(state.run, state.steps, now);
  switch (move.do) {
    case "wake":
      await wakeSteps(on.db, lease, move.steps, now);
      return true;
    case "execute":
      return executeSteps(on, lease, state, move.steps.slice(0, sideBySide));
    case "discover":
      return discover(on, lease, state, move.immediately);
    case "release":
      await releaseRun(on.db, lease, now);
      return false;
    case "give_up":
      return fail(on, lease, stuck);
  }
}

const abandoned = { name: "RunAbandoned", message: "the run was interrupted too often" };
const stuck = { name: "RunStuck", message: "the function neither ended nor waits for anything" };

async function fail(on: Advancing, lease: Lease, error: RunError): Promise<boolean> {
  await finishRun(on.db, lease, { error, status: "failed" }, on.clock());
  return false;
}

/** The steps' results are saved one by one, so that a step without an answer costs only itself. */
async function executeSteps(
  on: Advancing,
  lease: Lease,
  state: RunState,
  steps: RunState["steps"],
): Promise<boolean> {
  const executed = await Promise.allSettled(
    steps.map((step) => executeStep(on, lease, state, step)),
  );
  return executed
    .map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    })
    .every(Boolean);
}

async function executeStep(
  on: Advancing,
  lease: Lease,
  state: RunState,
  step: RunState["steps"][number],
): Promise<boolean> {
  const startedAt = on.clock();
  const call = { stepId: step.id, attempt: step.attempt, immediately: true };
  const answer = resultFor(step, await on.executor.execute(state, call));
  if (answer.type !== "failed")
    return save(on, lease, answer, { attempt: call.attempt, startedAt });
  if (isLast(answer, state, call)) return fail(on, lease, answer.error);
  const readyAt = again(on, call.attempt, answer.retryAfter);
  await postponeStep(on.db, lease, step, { error: answer.error, readyAt, startedAt });
  return true;
}

/** An answer that leaves the step planned is a failed attempt, or it would be asked for ever. */
function resultFor(step: { id: string; name: string }, answer: Answer): Answer {
  if (answer.type !== "ops") return answer;
  if (answer.ops.some(({ id, type }) => id === step.id && type !== "planned")) return answer;
  const message = `the function did not execute its step ${step.name}`;
  return { type: "failed", error: { name: "StepNotExecuted", message }, final: false };
}

async function discover(
  on: Advancing,
  lease: Lease,
  state: RunState,
  immediately: boolean,
): Promise<boolean> {
  const startedAt = on.clock();
  const call = { stepId: "step", attempt: state.run.attempt, immediately };
  const answer = await on.executor.execute(state, call);
  if (answer.type !== "failed") {
    const replayed = state.steps.filter(({ place }) => place !== null).length;
    return save(on, lease, answer, { attempt: call.attempt, replayed, startedAt });
  }
  if (isLast(answer, state, call)) return fail(on, lease, answer.error);
  const dueAt = again(on, call.attempt, answer.retryAfter);
  await postponeRun(on.db, lease, { error: answer.error, dueAt });
  return false;
}

async function save(
  on: Advancing,
  lease: Lease,
  answer: Exclude<Answer, { type: "failed" }>,
  call: { attempt: number; replayed?: number; startedAt: Date },
): Promise<boolean> {
  const now = on.clock();
  if (answer.type === "completed") {
    await finishRun(on.db, lease, { output: answer.output }, now);
    return false;
  }
  const facts = { ...call, now, retryAt: (after?: string) => again(on, call.attempt, after) };
  await saveOps(on.db, lease, answer.ops, facts);
  return true;
}

const isLast = (answer: { final: boolean }, state: RunState, call: Call) =>
  answer.final || call.attempt >= state.retries;

function again(on: Advancing, attempt: number, retryAfter: string | undefined): Date {
  return retryAt(on.clock(), { attempt, baseMs: on.backoffMs, random: on.random(), retryAfter });
}

const toRunError = (error: unknown): RunError =>
  error instanceof Error
    ? { name: error.name, message: error.message || String(error) }
    : { name: "Error", message: String(error) };
