import { Cron } from "croner";
import { fulfils, parseExpression, valueAt } from "./internal/expression";
import type {
  FunctionDefinition,
  JobEvent,
  RunError,
  RunStatus,
  StepKind,
  Trigger,
} from "./schema";

export const scheduledEvent = "inngest/scheduled.timer";
export const failedEvent = "inngest/function.failed";
export const invokedEvent = "inngest/function.invoked";

/** The channel on which runners hear that there may be work. */
export const channel = "jobs";

/** A runner's right to advance one run, until it ends or another runner takes over. */
export type Lease = { runId: string; owner: string };

/** The run was taken over, has ended or was released: what was found out about it is void. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Leases lost, or calls without an answer, before a run counts as poison and fails. */
export const maxRecoveries = 20;

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

/** Whether a run with this status has ended for good. */
export const isFinal = (status: RunStatus): boolean =>
  ["completed", "failed", "cancelled", "skipped"].includes(status);

/** Whether a run may be started again: it has ended, and not well. */
export const canBeRetried = (status: RunStatus): boolean =>
  isFinal(status) && status !== "completed";

/** What a function receives that is started by hand: its own event, or a tick. */
export function manualEvent(
  { triggers }: { triggers: readonly Trigger[] },
  { id, data, now }: { id: string; data: Record<string, unknown> | undefined; now: Date },
): JobEvent {
  const [trigger] = triggers;
  const ts = now.getTime();
  if (trigger && "event" in trigger) return { id, name: trigger.event, data: data ?? {}, ts };
  const name = trigger ? scheduledEvent : invokedEvent;
  return { id, name, data: { ...(trigger ? { cron: trigger.cron } : {}), ...data }, ts };
}

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

/**
 * When a failed attempt is repeated. `retryAfter` of the function wins (seconds, or a date);
 * otherwise base × 2^attempt, at most an hour, of which the upper half is jitter.
 * @param attempt failed attempts before this one
 * @param random in [0, 1)
 */
export function retryAt(
  now: Date,
  {
    attempt,
    baseMs,
    random,
    retryAfter,
  }: {
    attempt: number;
    baseMs: number;
    random: number;
    retryAfter?: string | undefined;
  },
): Date {
  const asked = retryAfter === undefined ? undefined : momentAfter(retryAfter, now);
  if (asked) return asked < now ? now : asked;
  const ceiling = Math.min(baseMs * 2 ** attempt, 3_600_000);
  return new Date(now.getTime() + Math.round(ceiling / 2 + (ceiling / 2) * random));
}

function momentAfter(text: string, now: Date): Date | undefined {
  if (/^\d+$/.test(text)) return new Date(now.getTime() + Number(text) * 1_000);
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

const unitMs = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** When a sleep or a time limit written as `1d2h` or as a date is over. Throws on anything else. */
export function endOf(text: string, now: Date): Date {
  if (text === "") return now;
  if (/^(?:\d+[wdhms])+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
    const ms = parts.reduce((sum, [, n, unit]) => sum + Number(n) * unitMs[unit as "s"], 0);
    return new Date(now.getTime() + ms);
  }
  const moment = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(moment.getTime())) {
    throw new Error(`not a duration or a date: ${text}`);
  }
  return moment;
}

/** The schedule of a trigger, in its own zone (`TZ=Asia/Tokyo 0 2 * * *`) or the given one. */
function schedule(cron: string, zone: string): Cron {
  const own = /^TZ=(\S+)\s+(.*)$/.exec(cron);
  return new Cron(own?.[2] ?? cron, { timezone: own?.[1] ?? zone, paused: true });
}

const crons = (triggers: readonly Trigger[]) =>
  triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : []));

/** The last tick after `after` and up to `now`: of several missed ones only the last is caught up. */
export function lastTick(
  triggers: readonly Trigger[],
  zone: string,
  { after, now }: { after: Date; now: Date },
): { at: Date; cron: string } | undefined {
  const justAfter = new Date(now.getTime() + 1);
  return crons(triggers)
    .flatMap((cron) => {
      const [at] = schedule(cron, zone).previousRuns(1, justAfter);
      return at && at > after && at <= now ? [{ at, cron }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}

/** The next tick after `now`, or null without a schedule. */
export function nextTick(triggers: readonly Trigger[], zone: string, now: Date): Date | null {
  const ticks = crons(triggers).flatMap(
    (cron) => schedule(cron, zone).nextRun(now)?.getTime() ?? [],
  );
  return ticks.length === 0 ? null : new Date(Math.min(...ticks));
}

/** Whether an event starts a run of a function with these triggers. */
export function starts(triggers: readonly Trigger[], event: JobEvent): boolean {
  return triggers.some(
    (trigger) =>
      "event" in trigger &&
      nameMatches(trigger.event, event.name) &&
      (!trigger.expression || fulfils(parseExpression(trigger.expression), { event })),
  );
}

const nameMatches = (pattern: string, name: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

/** Whether an event ends a wait: `event` is what started the run, `async` what came now. */
export function endsWait(
  expression: string | null,
  { started, came }: { started: JobEvent; came: JobEvent },
): boolean {
  return !expression || fulfils(parseExpression(expression), { event: started, async: came });
}

/** The group within which a function's concurrency limit counts. */
export function concurrencyGroup(
  { concurrencyKey }: { concurrencyKey: string | null },
  event: JobEvent,
): string | null {
  return concurrencyKey === null ? null : (valueAt(concurrencyKey, event) ?? "");
}

/** Refuses what a function asks for and the embedded runner could not do; `now` is any moment. */
export function checkOp(op: Op, now: Date): Op {
  if (op.type === "sleep") endOf(op.until, now);
  if (op.type === "wait") endOf(op.timeout, now);
  if (op.type === "wait" && op.expression) parseExpression(op.expression);
  if (op.type === "invoke" && op.timeout) endOf(op.timeout, now);
  return op;
}

/** Refuses a definition that the embedded runner could not execute as it is written. */
export function checkDefinition({ triggers, concurrencyKey }: FunctionDefinition, zone: string) {
  for (const trigger of triggers) {
    if ("cron" in trigger) schedule(trigger.cron, zone);
    else if (trigger.expression) parseExpression(trigger.expression);
  }
  if (concurrencyKey !== null && !/^event(\.\w+)+$/.test(concurrencyKey)) {
    throw new Error(`the embedded runner counts concurrency by a path only: ${concurrencyKey}`);
  }
}
