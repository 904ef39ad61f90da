import { asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { startRun } from "../internal/start-run";
import { scheduledEvent } from "../rules/runs";
import { lastTick } from "../rules/times";
import { functions } from "../tables";

/**
 * Starts one run for each function whose schedule ticked since it was last looked at. Of several
 * missed ticks only the last is caught up. The run's id names the tick, so instances make one run.
 * Returns how many ticks it found.
 */
export async function startDueTicks(
  db: Db,
  { now, zone }: { now: Date; zone: string },
): Promise<number> {
  return db.transaction(async (tx) => {
    const jobs = await tx
      .select()
      .from(functions)
      .where(isNull(functions.retiredAt))
      .orderBy(asc(functions.id))
      .for("no key update", { skipLocked: true });
    let found = 0;
    for (const job of jobs) {
      const tick = lastTick(job.triggers, zone, { after: job.scheduledThrough, now });
      if (!tick) continue;
      const id = `${job.id}@${tick.at.toISOString()}`;
      const event = { id, name: scheduledEvent, data: { cron: tick.cron }, ts: tick.at.getTime() };
      await startRun(tx, job, { id, event }, now);
      await tx.update(functions).set({ scheduledThrough: tick.at }).where(eq(functions.id, job.id));
      found += 1;
    }
    return found;
  });
}
