import { and, eq, type SQL, sql } from "drizzle-orm";
import { query } from "@/core/operation";
import { decodePosition, encodePosition } from "../internal/cursor";
import { DeliveryPage, ListDeliveries } from "../schema/deliveries";
import { deliveries } from "../tables";
import { deliveriesWhere } from "./delivery-rows";

/** Deliveries of an alert, to a target, or of all, the newest first. */
export const listDeliveries = query({
  id: "alerts.listDeliveries",
  access: { capability: "iam.accounts.read" },
  input: ListDeliveries,
  output: DeliveryPage,
  async run({ db }, { alertId, cursor, limit, state, targetId }) {
    const where = and(
      alertId ? eq(deliveries.alertId, alertId) : undefined,
      targetId ? eq(deliveries.targetId, targetId) : undefined,
      state ? eq(deliveries.state, state) : undefined,
      cursor ? olderThan(cursor) : undefined,
    );
    const found = await deliveriesWhere(db, where).limit(limit + 1);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { rows, next: last ? encodePosition(last) : null };
  },
});

function olderThan(cursor: string): SQL {
  const { createdAt, id } = decodePosition(cursor);
  const at = createdAt.toISOString();
  return sql`(${deliveries.createdAt}, ${deliveries.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
