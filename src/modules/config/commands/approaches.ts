import { sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { approaches } from "../tables";

export type NewApproach = typeof approaches.$inferInsert;

/** Stores approaches as they are given; one that exists is brought up to date. */
export async function storeApproaches(db: Db, rows: readonly NewApproach[]): Promise<void> {
  await db
    .insert(approaches)
    .values([...rows])
    .onConflictDoUpdate({
      target: approaches.id,
      set: {
        labelZh: sql`excluded.label_zh`,
        labelEn: sql`excluded.label_en`,
        provider: sql`excluded.provider`,
        kind: sql`excluded.kind`,
        onShelf: sql`excluded.on_shelf`,
        position: sql`excluded.position`,
        updatedAt: sql`now()`,
      },
    });
}
