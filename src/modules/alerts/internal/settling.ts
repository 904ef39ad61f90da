import { and, eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { Audit, DomainEvent } from "@/core/operation";
import { nextAttemptAt } from "../rules/pace";
import type { DisableCause } from "../rules/routing";
import { deliveries, targets } from "../tables";
import { type Claim, gotAnythingSince } from "./claims";
import { lockRaising, raise } from "./raising";
import type { Outcome } from "./sending";
import { buryDeliveries } from "./target-facts";

type At = { now: Date; random: number; actor: string };
type Settled = {
  result: "delivered" | "failed" | "dead";
  audit: readonly Audit[] | null;
  events: readonly DomainEvent[];
};

/**
 * Notes what became of an attempt. A receiver that is gone, or that got nothing in all its attempts,
 * is disabled with an alert; one that refuses for good keeps its place, with an alert a day.
 * Whoever lost the lease notes nothing.
 */
export async function settle(db: Db, claim: Claim, outcome: Outcome, at: At): Promise<Settled> {
  const again = retryAt(claim, outcome, at);
  const result = outcome.delivered ? "delivered" : again ? "failed" : "dead";
  const quiet = { result, audit: null, events: [] } as const;
  // Raising comes before the locks of targets, wherever a transaction takes both.
  if (result === "dead") await lockRaising(db);
  if (!(await isOurs(db, claim))) return quiet;

  await note(db, claim, { result, again, outcome }, at.now);
  return result === "dead" ? { result, ...(await takeDead(db, claim, outcome, at)) } : quiet;
}

/** When a failed attempt is repeated; null when it was the last one, or would fail the same way. */
function retryAt({ delivery }: Claim, { final, gone, retryAfterMs }: Outcome, at: At): Date | null {
  if (gone || final) return null;
  const { now, random } = at;
  return nextAttemptAt(delivery.attempts, { now, random, retryAfterMs }) ?? null;
}

type Note = { result: Settled["result"]; again: Date | null; outcome: Outcome };

async function note(db: Db, claim: Claim, { result, again, outcome }: Note, now: Date) {
  const { answer, code, delivered, status } = outcome;
  await db
    .update(deliveries)
    .set({
      state: result,
      dueAt: delivered ? null : again,
      leasedUntil: null,
      leaseToken: null,
      lastStatus: status,
      lastCode: code,
      lastError: delivered || answer === "" ? null : answer,
      deliveredAt: delivered ? now : null,
    })
    .where(eq(deliveries.id, claim.delivery.id));
  const seen = delivered ? { lastDeliveredAt: now } : { lastFailedAt: now };
  await db
    .update(targets)
    .set({ busyUntil: null, ...seen })
    .where(eq(targets.id, claim.target.id));
}

/** Locks target and delivery, in that order, and looks whether the lease is still this claim's. */
async function isOurs(db: Db, { target, delivery, token }: Claim): Promise<boolean> {
  await db.select({ id: targets.id }).from(targets).where(eq(targets.id, target.id)).for("update");
  const [ours] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.id, delivery.id), eq(deliveries.leaseToken, token)))
    .for("update");
  return ours !== undefined;
}

async function takeDead(db: Db, claim: Claim, outcome: Outcome, { now, actor }: At) {
  const { target } = claim;
  const cause = await causeOf(db, claim, outcome);
  const occurrence = cause ? claim.delivery.id : now.toISOString().slice(0, 10);
  const disabled = cause ? await disable(db, claim, cause) : [];
  const told = await raise(
    db,
    {
      type: "webhook.target_dead",
      dedupeKey: `target_dead:${target.id}:${occurrence}`,
      subjectType: "target",
      subjectId: target.id,
      subjectLabel: target.name,
      facts: {
        cause: cause ?? "refused",
        address: target.address,
        code: outcome.code,
        attempts: String(claim.delivery.attempts),
        ...(outcome.answer ? { message: outcome.answer } : {}),
      },
      projects: [],
      asks: null,
      over: false,
    },
    { actor, now },
  );
  return { audit: [...disabled, ...(told.audit ? [told.audit] : [])], events: told.events };
}

/** Why the target as a whole is to be disabled; undefined where only this message was refused. */
async function causeOf(
  db: Db,
  { target, delivery }: Claim,
  { final, gone }: Outcome,
): Promise<DisableCause | undefined> {
  if (gone) return "gone";
  if (final) return undefined;
  return (await gotAnythingSince(db, target.id, delivery.createdAt)) ? undefined : "unreachable";
}

async function disable(db: Db, { target }: Claim, cause: DisableCause): Promise<Audit[]> {
  const disabled = await db
    .update(targets)
    .set({ enabled: false, disabledBecause: cause })
    .where(and(eq(targets.id, target.id), eq(targets.enabled, true)))
    .returning({ id: targets.id });
  if (disabled.length === 0) return [];
  const buried = await buryDeliveries(db, target.id, "target_disabled");
  return [
    {
      action: "notification_target.disable",
      targetType: "notification_target",
      targetId: target.id,
      old: { enabled: true, disabledBecause: null },
      new: { enabled: false, disabledBecause: cause, buried },
      reason: null,
    },
  ];
}
