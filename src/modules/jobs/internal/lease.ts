import { and, eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { type Lease, LeaseLost } from "../rules/runs";
import { runs } from "../tables";

/** Locks a run for its lease holder. Runs are locked before their steps, and a child before its parent. */
export async function lockRun(db: Db, { runId, owner }: Lease) {
  const [run] = await db
    .select()
    .from(runs)
    .where(and(eq(runs.id, runId), eq(runs.leaseOwner, owner)))
    .for("update");
  if (!run) throw new LeaseLost(`the lease of ${runId} is lost`);
  return run;
}
