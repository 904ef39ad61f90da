import { desc, eq, type SQL } from "drizzle-orm";
import type { Db } from "@/core/db";
import { alerts, deliveries, targets } from "../tables";

/** Deliveries with what they deliver and where to, the newest first. */
export const deliveriesWhere = (db: Db, where: SQL | undefined) =>
  db
    .select({
      id: deliveries.id,
      alertId: deliveries.alertId,
      alertType: alerts.type,
      subjectLabel: alerts.subjectLabel,
      targetId: deliveries.targetId,
      targetName: targets.name,
      targetKind: targets.kind,
      state: deliveries.state,
      attempts: deliveries.attempts,
      dueAt: deliveries.dueAt,
      lastAttemptAt: deliveries.lastAttemptAt,
      lastStatus: deliveries.lastStatus,
      lastCode: deliveries.lastCode,
      lastError: deliveries.lastError,
      deliveredAt: deliveries.deliveredAt,
      createdAt: deliveries.createdAt,
    })
    .from(deliveries)
    .innerJoin(alerts, eq(alerts.id, deliveries.alertId))
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .where(where)
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id));
