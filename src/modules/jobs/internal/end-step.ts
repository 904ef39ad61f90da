import { and, eq, max, ne } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { RunError } from "../schema";
import { runs, steps } from "../tables";

export type StepResult = { output: unknown } | { error: RunError };

/** Ends a step of a run whose row the caller has locked; a step that has ended stays as it is. */
export async function endStep(
  db: Db,
  { runId, id }: { runId: string; id: string },
  result: StepResult,
  now: Date,
  startedAt: Date | null = null,
): Promise<void> {
  const [last] = await db
    .select({ place: max(steps.place) })
    .from(steps)
    .where(eq(steps.runId, runId));
  await db
    .update(steps)
    .set({
      status: "error" in result ? "failed" : "completed",
      output: "output" in result ? result.output : null,
      error: "error" in result ? result.error : null,
      readyAt: null,
      startedAt,
      place: (last?.place ?? 0) + 1,
      endedAt: now,
    })
    .where(
      and(
        eq(steps.runId, runId),
        eq(steps.id, id),
        ne(steps.status, "completed"),
        ne(steps.status, "failed"),
      ),
    );
}

/** Ends a step that waits for something outside its run, and makes the run due if nobody holds it. */
export async function endAwaitedStep(
  db: Db,
  { runId, id }: { runId: string; id: string },
  result: StepResult,
  now: Date,
): Promise<void> {
  const [run] = await db
    .select({ status: runs.status })
    .from(runs)
    .where(eq(runs.id, runId))
    .for("update");
  if (run?.status !== "waiting" && run?.status !== "running" && run?.status !== "queued") return;
  await endStep(db, { runId, id }, result, now);
  if (run.status === "waiting") {
    await db.update(runs).set({ status: "queued", dueAt: now }).where(eq(runs.id, runId));
  }
}
