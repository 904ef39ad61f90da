import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { AlertSummary } from "../schema/alerts";
import { alerts } from "../tables";

export type AlertRow = typeof alerts.$inferSelect;

/**
 * An alert, locked where it is to be changed.
 * @throws alerts.not_found
 */
export async function requireAlert(db: Db, id: string, lock?: "update"): Promise<AlertRow> {
  const read = db.select().from(alerts).where(eq(alerts.id, id));
  const [row] = await (lock ? read.for(lock) : read);
  if (!row) throw new DomainError("not_found", "alerts.not_found");
  return row;
}

/** An alert as lists show it, to somebody who has read up to a place. */
export function toSummary(row: AlertRow, readThrough: number): AlertSummary {
  const { details, dedupeKey: _, ...columns } = row;
  return { ...columns, facts: details.facts, unread: row.seq > readThrough };
}
