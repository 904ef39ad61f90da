import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/core/db";
import { lockRun } from "../internal/lease";
import { nextMove } from "../rules/moves";
import type { Lease } from "../rules/runs";
import type { RunError } from "../schema";
import { functions, runs, steps } from "../tables";

/**
 * Takes the run that has been due longest among those of `functionIds`, within each function's
 * concurrency limit, until `leaseEndsAt`. A run whose lease has ended is taken over and remembers it.
 */
export async function claimRun(
  db: Db,
  {
    owner,
    functionIds,
    now,
    leaseEndsAt,
  }: {
    owner: string;
    functionIds: readonly string[];
    now: Date;
    leaseEndsAt: Date;
  },
): Promise<Lease | undefined> {
  return db.transaction(async (tx) => {
    // One claim at a time: a limit is counted and used up without another claim in between.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('jobs.claim'))`);
    const [due] = await tx
      .select({ id: runs.id, status: runs.status })
      .from(runs)
      .innerJoin(functions, eq(functions.id, runs.functionId))
      .where(
        and(lte(runs.dueAt, now), inArray(runs.functionId, [...functionIds]), belowLimit(tx, now)),
      )
      .orderBy(asc(runs.dueAt), asc(runs.createdAt), asc(runs.id))
      .limit(1)
      .for("update", { of: runs, skipLocked: true });
    if (!due) return undefined;

    const lost = due.status === "running" ? 1 : 0;
    await tx
      .update(runs)
      .set({
        status: "running",
        leaseOwner: owner,
        dueAt: leaseEndsAt,
        startedAt: sql`coalesce(${runs.startedAt}, ${now.toISOString()}::timestamptz)`,
        recoveries: sql`${runs.recoveries} + ${lost}`,
      })
      .where(eq(runs.id, due.id));
    return { runId: due.id, owner };
  });
}

function belowLimit(db: Db, now: Date) {
  const held = alias(runs, "held");
  const count = db
    .select({ count: sql`count(*)` })
    .from(held)
    .where(
      and(
        eq(held.functionId, runs.functionId),
        sql`${held.concurrencyGroup} is not distinct from ${runs.concurrencyGroup}`,
        eq(held.status, "running"),
        gt(held.dueAt, now),
      ),
    );
  return or(isNull(functions.concurrency), gt(functions.concurrency, count));
}

/** Prolongs a lease while its run is being executed. Returns false when it is lost. */
export async function renewLease(db: Db, { runId, owner }: Lease, endsAt: Date): Promise<boolean> {
  const renewed = await db
    .update(runs)
    .set({ dueAt: endsAt })
    .where(and(eq(runs.id, runId), eq(runs.leaseOwner, owner)))
    .returning({ id: runs.id });
  return renewed.length > 0;
}

/** Lets a run go until its next step is ready; at once if one has become so in the meantime. */
export async function releaseRun(db: Db, lease: Lease, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, lease);
    const known = await tx.select().from(steps).where(eq(steps.runId, run.id));
    const move = nextMove(run, known, now);
    const release = move.do === "release";
    await tx
      .update(runs)
      .set({
        status: release ? "waiting" : "queued",
        dueAt: release ? move.dueAt : now,
        leaseOwner: null,
      })
      .where(eq(runs.id, run.id));
  });
}

/** Lets every run of a runner that stops go, so that others need not wait for its leases to end. */
export async function releaseAll(db: Db, owner: string, now: Date): Promise<void> {
  await db
    .update(runs)
    .set({ status: "queued", dueAt: now, leaseOwner: null })
    .where(eq(runs.leaseOwner, owner));
}

/** Puts a run back whose function gave no answer: it is called again at `dueAt(recoveries)`. */
export async function putBackRun(
  db: Db,
  lease: Lease,
  { error, dueAt }: { error: RunError; dueAt(recoveries: number): Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const run = await lockRun(tx, lease);
    await tx
      .update(runs)
      .set({
        status: "waiting",
        dueAt: dueAt(run.recoveries),
        leaseOwner: null,
        error,
        recoveries: run.recoveries + 1,
      })
      .where(eq(runs.id, run.id));
  });
}
