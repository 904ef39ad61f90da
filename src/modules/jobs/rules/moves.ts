import { parseExpression } from "../internal/expression";
import type { RunError, StepKind } from "../schema";
import { endOf } from "./times";

/** A run that has nothing to wait for is looked at again after this long, to be safe. */
const recheckMs = 24 * 3_600_000;

/** What the executor reported about one step, in the words of this slice. */
export type Op =
  | { type: "planned"; id: string; name: string }
  | { type: "ran"; id: string; name: string; output: unknown }
  | { type: "erred"; id: string; name: string; error: RunError; retryAfter?: string }
  | { type: "failed"; id: string; name: string; error: RunError }
  | { type: "sleep"; id: string; name: string; until: string }
  | { type: "wait"; id: string; name: string; event: string; timeout: string; expression?: string }
  | {
      type: "invoke";
      id: string;
      name: string;
      functionId: string;
      data: Record<string, unknown>;
      timeout?: string;
    };

/** How one call of a function ended. */
export type Answer =
  | { type: "ops"; ops: readonly Op[] }
  | { type: "completed"; output: unknown }
  | { type: "failed"; error: RunError; final: boolean; retryAfter?: string };

export type StepState = {
  id: string;
  kind: StepKind;
  status: "planned" | "waiting" | "completed" | "failed";
  readyAt: Date | null;
};

/** What a runner does next with a run it holds. */
export type Move<S extends StepState> =
  | { do: "wake"; steps: readonly S[] }
  | { do: "execute"; steps: readonly S[] }
  | { do: "discover"; immediately: boolean }
  | { do: "release"; dueAt: Date }
  | { do: "give_up" };

/**
 * Decides the next move: end due sleeps and waits, execute the planned steps that are ready, call
 * the function again when a step has a new result, or let go until the next moment that matters.
 * While a planned step waits for its retry the executor must not run one on its own. A function
 * that neither ends nor waits for anything can never go on.
 * @param run.replayed ended steps that the last call of the function knew; -1 before the first
 */
export function nextMove<S extends StepState>(
  run: { replayed: number },
  steps: readonly S[],
  now: Date,
): Move<S> {
  const open = steps.filter(({ status }) => status === "planned" || status === "waiting");
  const due = open.filter(({ readyAt }) => readyAt !== null && readyAt <= now);
  const over = due.filter(({ status }) => status === "waiting");
  if (over.length > 0) return { do: "wake", steps: over };
  const planned = open.filter(({ status }) => status === "planned");
  const ready = planned.filter(({ readyAt }) => readyAt === null || readyAt <= now);
  if (ready.length > 0) return { do: "execute", steps: ready };
  const ended = steps.length - open.length;
  if (ended > run.replayed) return { do: "discover", immediately: planned.length === 0 };
  if (open.length === 0) return { do: "give_up" };
  return { do: "release", dueAt: earliest(open, now) };
}

function earliest(open: readonly StepState[], now: Date): Date {
  const moments = open.flatMap(({ readyAt }) => (readyAt ? [readyAt.getTime()] : []));
  return new Date(Math.min(now.getTime() + recheckMs, ...moments));
}

/** Refuses what a function asks for and the embedded runner could not do; `now` is any moment. */
export function checkOp(op: Op, now: Date): Op {
  if (op.type === "sleep") endOf(op.until, now);
  if (op.type === "wait") endOf(op.timeout, now);
  if (op.type === "wait" && op.expression) parseExpression(op.expression);
  if (op.type === "invoke" && op.timeout) endOf(op.timeout, now);
  return op;
}
