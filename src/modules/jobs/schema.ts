import { z } from "zod";
import { Instant, PageRequest } from "@/core/inputs";

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
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});

export const FunctionSummary = z.object({
  id: FunctionId,
  name: z.string(),
  triggers: z.array(Trigger),
  retries: z.int(),
  concurrency: z.int().nullable(),
  lastRun: z
    .object({ id: RunId, status: RunStatus, createdAt: Instant, endedAt: Instant.nullable() })
    .nullable(),
  nextRunAt: Instant.nullable(),
  /** Of the newest 100 runs: how many completed or failed, and the share that completed. */
  ended: z.int(),
  successRate: z.number().min(0).max(1).nullable(),
  active: z.int(),
});

export const ListRuns = PageRequest.extend({
  /** Longer than elsewhere, because it holds a run's id. */
  cursor: z.string().max(2_000).optional(),
  functionId: FunctionId.optional(),
  status: RunStatus.optional(),
  from: Instant.optional(),
  /** The first moment that no longer counts. */
  to: Instant.optional(),
});

export const RunPage = z.object({ rows: z.array(RunSummary), next: z.string().nullable() });

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
  readyAt: Instant.nullable(),
  createdAt: Instant,
  /** When its last attempt began; null for a sleep, a wait or an invocation. */
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});

export const GetRun = z.object({ id: RunId });

export const RunDetail = RunSummary.extend({
  event: JobEvent,
  output: z.unknown(),
  dueAt: Instant.nullable(),
  parentRunId: z.string().nullable(),
  steps: z.array(StepDetail),
});

export const ListFunctions = z.object({});

export const RunNow = z.object({
  /** Chosen by the caller, so that a repeated request is not a second run. */
  requestId: z.uuid(),
  functionId: FunctionId,
  /** Data of the event that a function with an event trigger receives. */
  data: z.record(z.string(), z.unknown()).optional(),
});

export const RetryRun = z.object({ id: RunId, requestId: z.uuid() });

export const RunStarted = z.object({ id: RunId, functionId: FunctionId });

export const CleanUp = z.object({});

export const HistoryCleaned = z.object({
  runs: z.int(),
  events: z.int(),
  cancelled: z.int(),
  /** A batch was full: call it again. */
  more: z.boolean(),
});
