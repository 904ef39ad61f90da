import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";
import {
  type JobEvent,
  type RunError,
  runStatuses,
  stepKinds,
  stepStatuses,
  type Trigger,
} from "./schema";

/** The functions that the executor last reported. */
export const functions = pgTable(
  "jobs_functions",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    triggers: json().$type<Trigger[]>().notNull(),
    retries: integer().notNull(),
    concurrency: integer(),
    concurrencyKey: text(),
    singleton: boolean().notNull(),
    /** Every tick of its schedules up to here has its run, or was missed for good. */
    scheduledThrough: instant().notNull(),
    seenAt: instant().notNull(),
    /** The executor no longer has it; the row stays for the history. */
    retiredAt: instant(),
  },
  ({ retries, concurrency, concurrencyKey }) => [
    check("jobs_functions_retries", sql`${retries} >= 0`),
    check("jobs_functions_concurrency", sql`${concurrency} > 0`),
    check("jobs_functions_key", sql`${concurrencyKey} is null or ${concurrency} is not null`),
  ],
);

/**
 * One row per run. JSON columns are `json`: a step may report text that `jsonb` refuses, and nothing
 * queries inside.
 */
export const runs = pgTable(
  "jobs_runs",
  {
    /** `<function>@<tick>` or `<function>@<event>`, so that several instances make one run. */
    id: text().primaryKey(),
    functionId: text()
      .notNull()
      .references(() => functions.id),
    status: text({ enum: runStatuses }).notNull(),
    event: json().$type<JobEvent>().notNull(),
    output: json(),
    error: json().$type<RunError>(),
    /** Failed attempts of the function since its last progress. */
    attempt: integer().notNull().default(0),
    /** Leases lost and calls without an answer since its last progress. */
    recoveries: integer().notNull().default(0),
    /** Ended steps that the last call of the function replayed; -1 before the first call. */
    replayed: integer().notNull().default(-1),
    concurrencyGroup: text(),
    /** When a runner may take it: at once, after a sleep or backoff, or when its lease ends. */
    dueAt: instant(),
    leaseOwner: uuid(),
    parentRunId: text(),
    parentStepId: text(),
    retryOf: text(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
  },
  ({
    id,
    functionId,
    status,
    dueAt,
    leaseOwner,
    concurrencyGroup,
    parentRunId,
    parentStepId,
    createdAt,
    endedAt,
    attempt,
    recoveries,
  }) => [
    check(
      "jobs_runs_status",
      sql`${status} in ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'skipped')`,
    ),
    check("jobs_runs_lease", sql`(${status} = 'running') = (${leaseOwner} is not null)`),
    check(
      "jobs_runs_ended",
      sql`(${endedAt} is not null) = (${status} in ('completed', 'failed', 'cancelled', 'skipped'))`,
    ),
    check("jobs_runs_due", sql`(${dueAt} is null) = (${endedAt} is not null)`),
    check("jobs_runs_parent", sql`(${parentRunId} is null) = (${parentStepId} is null)`),
    check("jobs_runs_counts", sql`${attempt} >= 0 and ${recoveries} >= 0`),
    index("jobs_runs_due_at").on(dueAt).where(sql`${dueAt} is not null`),
    index("jobs_runs_active").on(functionId, concurrencyGroup).where(sql`${dueAt} is not null`),
    index("jobs_runs_time").on(createdAt, id),
    index("jobs_runs_function_time").on(functionId, createdAt, id),
    index("jobs_runs_status_time").on(status, createdAt, id),
    index("jobs_runs_ended_at").on(endedAt).where(sql`${endedAt} is not null`),
  ],
);

/** What a run's function asked for, and what came of it. */
export const steps = pgTable(
  "jobs_steps",
  {
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: "cascade" }),
    /** The executor's hash of the step's name. */
    id: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: stepKinds }).notNull(),
    status: text({ enum: stepStatuses }).notNull(),
    /** Failed attempts so far. */
    attempt: integer().notNull().default(0),
    /** When a sleep ends, a retry starts, or a wait times out. */
    readyAt: instant(),
    /** The event a `wait` step waits for, and the condition on it. */
    eventName: text(),
    expression: text(),
    output: json(),
    error: json().$type<RunError>(),
    /** Position among the run's ended steps, from 1: the executor replays them in this order. */
    place: integer(),
    /** When it was first heard of. */
    createdAt: instant().notNull(),
    /** When its last attempt began; null for what is not executed. */
    startedAt: instant(),
    endedAt: instant(),
  },
  ({ runId, id, kind, status, eventName, place, endedAt }) => [
    primaryKey({ columns: [runId, id] }),
    check("jobs_steps_kind", sql`${kind} in ('run', 'sleep', 'wait', 'invoke')`),
    check("jobs_steps_status", sql`${status} in ('planned', 'waiting', 'completed', 'failed')`),
    check("jobs_steps_planned", sql`(${status} = 'planned') <= (${kind} = 'run')`),
    check("jobs_steps_ended", sql`(${place} is not null) = (${status} in ('completed', 'failed'))`),
    check("jobs_steps_ended_at", sql`(${place} is null) = (${endedAt} is null)`),
    check("jobs_steps_event", sql`(${kind} = 'wait') = (${eventName} is not null)`),
    index("jobs_steps_waits").on(eventName).where(sql`${kind} = 'wait' and ${status} = 'waiting'`),
  ],
);

/** Events received; those without `dispatchedAt` have yet to start runs and to end waits. */
export const events = pgTable(
  "jobs_events",
  {
    /** Chosen by the sender or derived from the request, so that a repeated event counts once. */
    id: text().primaryKey(),
    event: json().$type<JobEvent>().notNull(),
    receivedAt: instant().notNull(),
    dispatchedAt: instant(),
  },
  ({ receivedAt, dispatchedAt }) => [
    index("jobs_events_waiting").on(receivedAt).where(sql`${dispatchedAt} is null`),
    index("jobs_events_time").on(receivedAt),
  ],
);
