import type { Db } from "@/core/db";
import { prices } from "../tables";

/** Stores the first prices of approaches; one that has a price keeps it. */
export async function storeFirstPrices(
  db: Db,
  rows: readonly { approachId: string; perMillion: Record<string, number> }[],
  validFrom: Date,
): Promise<void> {
  await db
    .insert(prices)
    .values(rows.map((row) => ({ ...row, version: 1, validFrom, createdAt: validFrom })))
    .onConflictDoNothing();
}
