import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { TargetRow } from "../queries/targets";
import { awayFromHours, paidAfter, payableUntil } from "../rules/pace";
import { alerts, deliveries, targets } from "../tables";

/** Longer than an attempt takes at most. */
const leaseMs = 30_000;

export type Claim = {
  delivery: typeof deliveries.$inferSelect;
  alert: typeof alerts.$inferSelect;
  target: TargetRow;
  token: string;
};

/**
 * Takes the delivery that has been due longest, of a target that takes something now, until its lease
 * ends; nothing while there is none. Counts the attempt and what it costs a bot's limiter.
 */
export async function claimDelivery(
  db: Db,
  { now, random }: { now: Date; random: number },
): Promise<Claim | "postponed" | undefined> {
  const [due] = await db
    .select({ delivery: deliveries, target: targets, alert: alerts })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .innerJoin(alerts, eq(alerts.id, deliveries.alertId))
    .where(and(lte(deliveries.dueAt, now), unleased(now), taking(now)))
    .orderBy(asc(deliveries.dueAt), asc(alerts.seq))
    .limit(1)
    .for("update", { of: [targets, deliveries], skipLocked: true });
  if (!due) return undefined;

  const { delivery, target } = due;
  const dueAt = target.kind === "feishu" ? awayFromHours(now, random) : now;
  if (dueAt > now) {
    await db.update(deliveries).set({ dueAt }).where(eq(deliveries.id, delivery.id));
    return "postponed";
  }

  const [token, leasedUntil] = [randomUUID(), new Date(now.getTime() + leaseMs)];
  const attempts = delivery.attempts + 1;
  const claim = { leasedUntil, leaseToken: token, attempts, lastAttemptAt: now };
  await db.update(deliveries).set(claim).where(eq(deliveries.id, delivery.id));
  const paidUntil = target.kind === "feishu" ? paidAfter(target.paidUntil, now) : target.paidUntil;
  await db
    .update(targets)
    .set({ busyUntil: leasedUntil, paidUntil })
    .where(eq(targets.id, target.id));
  return { ...due, delivery: { ...delivery, ...claim }, token };
}

const unleased = (now: Date) => or(isNull(deliveries.leasedUntil), lt(deliveries.leasedUntil, now));

/** Switched on, nothing under way to it, and its limiter has room. */
function taking(now: Date): SQL | undefined {
  return and(
    eq(targets.enabled, true),
    or(isNull(targets.busyUntil), lt(targets.busyUntil, now)),
    or(isNull(targets.paidUntil), lte(targets.paidUntil, payableUntil(now))),
  );
}

/** When the next delivery can be tried, whoever does it; null while none waits. */
export async function nextDueAt(db: Db, now: Date): Promise<Date | null> {
  const tolerance = payableUntil(now).getTime() - now.getTime();
  const paid = sql`${targets.paidUntil} - ${tolerance} * interval '1 millisecond'`;
  const at = sql<Date | null>`min(greatest(${deliveries.dueAt}, ${deliveries.leasedUntil},
    ${targets.busyUntil}, ${paid}))`.mapWith(deliveries.dueAt);
  const [row] = await db
    .select({ at })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .where(and(isNotNull(deliveries.dueAt), eq(targets.enabled, true)));
  return row?.at ?? null;
}

/** Whether a target got anything since a moment: then it is not the target that is dead. */
export async function gotAnythingSince(db: Db, targetId: string, since: Date): Promise<boolean> {
  const [one] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.targetId, targetId), gt(deliveries.deliveredAt, since)))
    .limit(1);
  return one !== undefined;
}
