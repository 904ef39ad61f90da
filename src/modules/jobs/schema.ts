import { z } from "zod";
import { PageRequest } from "@/core/inputs";

/** Where a run stands. The last four are final. */
export const runStatuses = [
  "queued",
  "running",
  "waiting",
  "completed",
  "failed",
  "cancelled",
  "skipped",
] as const;
export const RunStatus = z.enum(runStatuses);
export type RunStatus = z.output<typeof RunStatus>;

export const stepKinds = ["run", "sleep", "wait", "invoke"] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.output<typeof StepKind>;

export const stepStatuses = ["planned", "waiting", "completed", "failed"] as const;
export const StepStatus = z.enum(stepStatuses);

/** What starts runs of a function: a schedule, or an event that fulfils the expression. */
export const Trigger = z.union([
  z.object({ cron: z.string() }),
  z.object({ event: z.string(), expression: z.string().optional() }),
]);
export type Trigger = z.output<typeof Trigger>;

/** An error as the executor protocol carries it. */
export const RunError = z.looseObject({
  name: z.string(),
  message: z.string(),
  stack: z.string().optional(),
});
export type RunError = z.output<typeof RunError>;

/** An event as functions receive it; `ts` is in milliseconds. */
export const JobEvent = z.object({
  id: z.string().min(1).max(255),
  name: z.string().min(1).max(255),
  data: z.record(z.string(), z.unknown()),
  user: z.record(z.string(), z.unknown()).optional(),
  ts: z.int(),
});
export type JobEvent = z.output<typeof JobEvent>;

/** A function as the executor reports it, with the options that the embedded runner honours. */
export const FunctionDefinition = z.object({
  id: z.string().min(1).max(255),
  name: z.string(),
  triggers: z.array(Trigger),
  /** Retries after the first attempt, of the function and of each step. */
  retries: z.int().min(0).max(20),
  /** How many runs may execute at the same moment; null is no limit. */
  concurrency: z.int().positive().nullable(),
  /** Counts `concurrency` per value of this path of the event, such as `event.data.pool`. */
  concurrencyKey: z.string().nullable(),
  /** No new run while an earlier one has not ended, not even when that one sleeps or backs off. */
  singleton: z.boolean(),
});
export type FunctionDefinition = z.output<typeof FunctionDefinition>;

export const RunId = z.string().min(1).max(700);
export const FunctionId = z.string().min(1).max(255);

export const RunSummary = z.object({
  id: RunId,
  functionId: FunctionId,
  functionName: z.string(),
  status: RunStatus,
  /** What started it: an event's name, or `inngest/scheduled.timer`. */
  trigger: z.string(),
  attempt: z.int(),
  error: RunError.nullable(),
  retryOf: z.string().nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});

export const FunctionSummary = z.object({
  id: FunctionId,
  name: z.string(),
  triggers: z.array(Trigger),
  retries: z.int(),
  concurrency: z.int().nullable(),
  lastRun: z
    .object({ id: RunId, status: RunStatus, createdAt: z.date(), endedAt: z.date().nullable() })
    .nullable(),
  nextRunAt: z.date().nullable(),
  /** Runs in the kept history that completed or failed, and the share that completed. */
  ended: z.int(),
  successRate: z.number().min(0).max(1).nullable(),
  active: z.int(),
});

export const ListRuns = PageRequest.extend({
  functionId: FunctionId.optional(),
  status: RunStatus.optional(),
  /** Only runs created at or after, and before. */
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
});

export const RunPage = z.object({ items: z.array(RunSummary), next: z.string().nullable() });

export const StepDetail = z.object({
  id: z.string(),
  name: z.string(),
  kind: StepKind,
  status: StepStatus,
  /** Attempts that failed so far. */
  attempt: z.int(),
  output: z.unknown(),
  error: RunError.nullable(),
  /** When a sleep ends, a retry starts or a wait times out. */
  readyAt: z.date().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});

export const GetRun = z.object({ id: RunId });

export const RunDetail = RunSummary.extend({
  event: JobEvent,
  output: z.unknown(),
  dueAt: z.date().nullable(),
  parentRunId: z.string().nullable(),
  steps: z.array(StepDetail),
});

export const RunNow = z.object({
  functionId: FunctionId,
  /** Data of the event that a function with an event trigger receives. */
  data: z.record(z.string(), z.unknown()).optional(),
});

export const RetryRun = z.object({ id: RunId });

export const RunStarted = z.object({ id: RunId, functionId: FunctionId });

export const RunsCleanedUp = z.object({ runs: z.int(), events: z.int() });
