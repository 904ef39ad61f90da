import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { closing, dayOf, firstDay } from "../rules/monitored-days";
import { monitoredDays } from "../tables";

type Place = { subAccountId: string; cloudAccountId: string; project: string };

/** From today on a project counts for a sub-account; whether that is new. */
export async function openDays(db: Db, place: Place, now: Date, zone: string): Promise<boolean> {
  const { subAccountId, project } = place;
  const intervals = await db
    .select()
    .from(monitoredDays)
    .where(and(eq(monitoredDays.subAccountId, subAccountId), eq(monitoredDays.project, project)));
  const fromDay = firstDay(intervals, dayOf(now, zone));
  if (fromDay === undefined) return false;
  await db.insert(monitoredDays).values({ ...place, fromDay });
  return true;
}

/**
 * After today a project, or every project, no longer counts; whether that is new. What counted
 * stays counted.
 */
export async function closeDays(
  db: Db,
  { subAccountId, project }: { subAccountId: string; project?: string },
  now: Date,
  zone: string,
): Promise<boolean> {
  const open = await db
    .select()
    .from(monitoredDays)
    .where(
      and(
        eq(monitoredDays.subAccountId, subAccountId),
        project === undefined ? undefined : eq(monitoredDays.project, project),
        isNull(monitoredDays.toDay),
      ),
    );
  for (const interval of open) {
    const end = closing(interval, dayOf(now, zone));
    const place = eq(monitoredDays.id, interval.id);
    if (end === "never_was") await db.delete(monitoredDays).where(place);
    else await db.update(monitoredDays).set(end).where(place);
  }
  return open.length > 0;
}
