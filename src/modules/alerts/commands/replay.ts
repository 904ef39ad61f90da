import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { DeliveryDue } from "../events";
import { DeliveryReplayed, ReplayDelivery } from "../schema/deliveries";
import { deliveries, targets } from "../tables";

/**
 * Sends a delivery again, with ten attempts anew: one that is dead, or one that arrived and got lost
 * at the receiver. It keeps its message id. One that is under way or waits is left as it is.
 * @throws alerts.delivery_not_found, alerts.delivery_waits, alerts.target_disabled (conflict)
 */
export const replayDelivery = command({
  id: "alerts.replayDelivery",
  access: { capability: "iam.accounts.write" },
  input: ReplayDelivery,
  output: DeliveryReplayed,
  async run({ db, now }, { id }) {
    const { delivery, target } = await lockDelivery(db, id);
    if (delivery.dueAt !== null) throw new DomainError("conflict", "alerts.delivery_waits");
    if (!target.enabled) {
      throw new DomainError("conflict", "alerts.target_disabled", { name: target.name });
    }

    await db
      .update(deliveries)
      .set({ state: "waiting", attempts: 0, dueAt: now, deliveredAt: null })
      .where(eq(deliveries.id, id));

    return {
      result: { id, dueAt: now },
      events: [{ name: DeliveryDue.name, data: { alertId: delivery.alertId } }],
      audit: {
        action: "notification_delivery.replay",
        targetType: "notification_delivery",
        targetId: id,
        old: { state: delivery.state, attempts: delivery.attempts },
        new: { target: target.name },
        reason: null,
      },
    };
  },
});

/** The target's row is locked first, as wherever both are. */
async function lockDelivery(db: Db, id: string) {
  const missing = () => new DomainError("not_found", "alerts.delivery_not_found");
  const [of] = await db
    .select({ targetId: deliveries.targetId })
    .from(deliveries)
    .where(eq(deliveries.id, id));
  if (!of) throw missing();
  const [target] = await db.select().from(targets).where(eq(targets.id, of.targetId)).for("update");
  const [delivery] = await db.select().from(deliveries).where(eq(deliveries.id, id)).for("update");
  if (!target || !delivery) throw missing();
  return { delivery, target };
}
