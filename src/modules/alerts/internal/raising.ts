import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import type { Audit, DomainEvent } from "@/core/operation";
import { DeliveryDue } from "../events";
import { severityOf } from "../rules/catalogue";
import { routesOf } from "../rules/routing";
import type { RaiseAlert } from "../schema/alerts";
import { alertHistory, alerts, deliveries, targets } from "../tables";

export type NewAlert = z.output<typeof RaiseAlert>;
type Raised = { id: string; raised: boolean; deliveries: number };
type By = { actor: string; now: Date };

/**
 * Puts raises in one line until the transaction ends, so that `seq` is the order of commits. Whoever
 * locks targets and then raises takes this first.
 */
export async function lockRaising(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('alerts.raise'))`);
}

/** Stores an alert with its deliveries; what is known already changes nothing. */
export async function raise(
  db: Db,
  alert: NewAlert,
  { actor, now }: By,
): Promise<{ result: Raised; audit: Audit | null; events: DomainEvent[] }> {
  await lockRaising(db);
  const row = await insertAlert(db, alert, now);
  if (!row) {
    const result = { id: await idOf(db, alert.dedupeKey), raised: false, deliveries: 0 };
    return { result, audit: null, events: [] };
  }

  const steps = alert.over ? (["raise", "resolve"] as const) : (["raise"] as const);
  await db
    .insert(alertHistory)
    .values(steps.map((act) => ({ alertId: row.id, act, actor, note: null, at: now })));
  const count = alert.over ? 0 : await insertDeliveries(db, row, now);

  return {
    result: { id: row.id, raised: true, deliveries: count },
    events: count > 0 ? [{ name: DeliveryDue.name, data: { alertId: row.id } }] : [],
    audit: {
      action: "alert.raise",
      targetType: "alert",
      targetId: row.id,
      old: null,
      new: {
        type: alert.type,
        severity: row.severity,
        subject: `${alert.subjectType}:${alert.subjectId}`,
        facts: alert.facts,
        targets: count,
      },
      reason: null,
    },
  };
}

async function insertAlert(db: Db, alert: NewAlert, now: Date) {
  const { facts, projects, over, ...columns } = alert;
  const [row] = await db
    .insert(alerts)
    .values({
      ...columns,
      severity: severityOf(alert.type, facts),
      details: { facts, projects },
      state: over ? "resolved" : "open",
      raisedAt: now,
    })
    .onConflictDoNothing({ target: alerts.dedupeKey })
    .returning();
  return row;
}

async function idOf(db: Db, dedupeKey: string): Promise<string> {
  const [known] = await db
    .select({ id: alerts.id })
    .from(alerts)
    .where(eq(alerts.dedupeKey, dedupeKey));
  if (!known) throw new Error("an alert that is known was not found");
  return known.id;
}

async function insertDeliveries(db: Db, alert: typeof alerts.$inferSelect, now: Date) {
  const open = await db
    .select()
    .from(targets)
    .where(and(eq(targets.enabled, true), isNull(targets.removedAt)));
  const taking = routesOf(open, alert);
  if (taking.length === 0) return 0;
  await db.insert(deliveries).values(
    taking.map(({ id }) => ({
      alertId: alert.id,
      targetId: id,
      state: "waiting" as const,
      dueAt: now,
      createdAt: now,
    })),
  );
  return taking.length;
}
