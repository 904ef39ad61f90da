import { and, asc, desc, eq, gte, inArray, isNull, lt, min, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/core/db";
import { env } from "@/core/env";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { decodeCursor, encodeCursor } from "./internal/cursor";
import { health } from "./rules/runs";
import { nextTick } from "./rules/times";
import { FunctionSummary, GetRun, ListFunctions, ListRuns, RunDetail, RunPage } from "./schema";
import { functions, runs, steps } from "./tables";

/** The functions that the runner executes, with their schedules and how their runs went. */
export const listFunctions = query({
  id: "jobs.listFunctions",
  access: { capability: "workflows.list.read" },
  input: ListFunctions,
  output: z.array(FunctionSummary),
  async run({ db, now }) {
    const jobs = await db
      .select()
      .from(functions)
      .where(isNull(functions.retiredAt))
      .orderBy(asc(functions.id));
    const recent = await recentRuns(db);
    return jobs.map((job) => ({
      ...job,
      nextRunAt: nextTick(job.triggers, env().TIME_ZONE, now),
      ...health(recent.filter(({ functionId }) => functionId === job.id)),
    }));
  },
});

const recentCount = 100;

/** The newest 100 runs of each function, newest first: a bounded read, however long the history. */
function recentRuns(db: Db) {
  const newest = db
    .select({
      id: runs.id,
      functionId: runs.functionId,
      status: runs.status,
      createdAt: runs.createdAt,
      endedAt: runs.endedAt,
    })
    .from(runs)
    .where(eq(runs.functionId, functions.id))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(recentCount)
    .as("newest");
  return db
    .select({
      id: newest.id,
      functionId: newest.functionId,
      status: newest.status,
      createdAt: newest.createdAt,
      endedAt: newest.endedAt,
    })
    .from(functions)
    .innerJoinLateral(newest, sql`true`)
    .orderBy(asc(functions.id), desc(newest.createdAt), desc(newest.id));
}

/** Runs, the newest first. */
export const listRuns = query({
  id: "jobs.listRuns",
  access: { capability: "executions.list.read" },
  input: ListRuns,
  output: RunPage,
  async run({ db }, { cursor, limit, functionId, status, from, to }) {
    const found = await db
      .select(summaryColumns)
      .from(runs)
      .innerJoin(functions, eq(functions.id, runs.functionId))
      .where(
        and(
          functionId ? eq(runs.functionId, functionId) : undefined,
          status ? eq(runs.status, status) : undefined,
          from ? gte(runs.createdAt, from) : undefined,
          to ? lt(runs.createdAt, to) : undefined,
          cursor ? olderThan(cursor) : undefined,
        ),
      )
      .orderBy(desc(runs.createdAt), desc(runs.id))
      .limit(limit + 1);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { rows: rows.map(toSummary), next: last ? encodeCursor(last) : null };
  },
});

function olderThan(cursor: string): SQL {
  const { createdAt, id } = decodeCursor(cursor);
  return sql`(${runs.createdAt}, ${runs.id}) < (${createdAt.toISOString()}::timestamptz, ${id})`;
}

const summaryColumns = {
  id: runs.id,
  functionId: runs.functionId,
  functionName: functions.name,
  status: runs.status,
  event: runs.event,
  attempt: runs.attempt,
  error: runs.error,
  retryOf: runs.retryOf,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  endedAt: runs.endedAt,
};

const toSummary = <R extends { event: { name: string } }>({ event, ...run }: R) => ({
  ...run,
  trigger: event.name,
});

/**
 * One run with its event, steps and result.
 * @throws jobs.run_not_found
 */
export const getRun = query({
  id: "jobs.getRun",
  access: { capability: "executions.list.read" },
  input: GetRun,
  output: RunDetail,
  async run({ db }, { id }) {
    const [run] = await db
      .select({
        ...summaryColumns,
        output: runs.output,
        dueAt: runs.dueAt,
        parentRunId: runs.parentRunId,
      })
      .from(runs)
      .innerJoin(functions, eq(functions.id, runs.functionId))
      .where(eq(runs.id, id));
    if (!run) throw new DomainError("not_found", "jobs.run_not_found", { id });
    return { ...toSummary(run), event: run.event, steps: await stepsOf(db, id) };
  },
});

const stepsOf = (db: Db, runId: string) =>
  db
    .select()
    .from(steps)
    .where(eq(steps.runId, runId))
    .orderBy(sql`${steps.place} nulls last`, asc(steps.createdAt), asc(steps.id));

/** All that a runner must know to go on with a run: ended steps first, in their order. */
export async function findRunState(db: Db, runId: string) {
  const [found] = await db
    .select({ run: runs, retries: functions.retries })
    .from(runs)
    .innerJoin(functions, eq(functions.id, runs.functionId))
    .where(eq(runs.id, runId));
  return found && { ...found, steps: await stepsOf(db, runId) };
}

/** When the next sleep, backoff or lease ends, or the next tick comes; undefined if none is near. */
export async function findNextMoment(
  db: Db,
  { functionIds, now, zone }: { functionIds: readonly string[]; now: Date; zone: string },
): Promise<Date | undefined> {
  const [due] = await db
    .select({ at: min(runs.dueAt) })
    .from(runs)
    .where(
      and(
        inArray(runs.functionId, [...functionIds]),
        sql`${runs.dueAt} > ${now.toISOString()}::timestamptz`,
      ),
    );
  const jobs = await db
    .select({ triggers: functions.triggers })
    .from(functions)
    .where(isNull(functions.retiredAt));
  const ticks = jobs.flatMap(({ triggers }) => nextTick(triggers, zone, now)?.getTime() ?? []);
  const moments = [...ticks, ...(due?.at ? [due.at.getTime()] : [])];
  return moments.length === 0 ? undefined : new Date(Math.min(...moments));
}
