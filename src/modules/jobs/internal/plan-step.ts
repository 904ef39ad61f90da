import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { Op } from "../rules/moves";
import { invokedEvent } from "../rules/runs";
import { endOf } from "../rules/times";
import { functions, type runs, steps } from "../tables";
import { announce } from "./announce";
import { endStep } from "./end-step";
import { startRun } from "./start-run";

type Run = typeof runs.$inferSelect;
type Invoke = Extract<Op, { type: "invoke" }>;

/** Makes the row of a step that is heard of for the first time, and starts what it invokes. */
export async function planStep(db: Db, run: Run, op: Op, now: Date): Promise<void> {
  const [planned] = await db
    .insert(steps)
    .values({ runId: run.id, id: op.id, name: op.name, createdAt: now, ...planOf(op, now) })
    .onConflictDoNothing()
    .returning({ id: steps.id });
  if (planned && op.type === "invoke") await invoke(db, run, op, now);
}

function planOf(op: Op, now: Date) {
  switch (op.type) {
    case "sleep":
      return { kind: "sleep", status: "waiting", readyAt: endOf(op.until, now) } as const;
    case "wait":
      return {
        kind: "wait",
        status: "waiting",
        eventName: op.event,
        expression: op.expression ?? null,
        readyAt: endOf(op.timeout, now),
      } as const;
    case "invoke":
      return {
        kind: "invoke",
        status: "waiting",
        readyAt: op.timeout ? endOf(op.timeout, now) : null,
      } as const;
    default:
      return { kind: "run", status: "planned" } as const;
  }
}

async function invoke(db: Db, run: Run, op: Invoke, now: Date): Promise<void> {
  const [job] = await db
    .select()
    .from(functions)
    .where(and(eq(functions.id, op.functionId), isNull(functions.retiredAt)));
  const id = `${op.functionId}@${run.id}/${op.id}`;
  const event = { id, name: invokedEvent, data: op.data, ts: now.getTime() };
  const child = { id, event, parentRunId: run.id, parentStepId: op.id };
  const outcome = job ? await startRun(db, job, child, now) : "absent";
  if (outcome === "queued") return announce(db);
  if (outcome === "known") return;
  const message = outcome === "absent" ? "there is no such function" : "it runs already";
  const error = { name: "Error", message: `${op.functionId} was not invoked: ${message}` };
  await endStep(db, { runId: run.id, id: op.id }, { error }, now);
}
