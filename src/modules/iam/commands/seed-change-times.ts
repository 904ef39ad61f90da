import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changeItems, changes } from "../change-tables";

const taken = (position: unknown) =>
  sql`${changes.openedAt} + make_interval(secs => 1 + ${position})`;

/**
 * Changes of a story that is told after it happened end when they were opened: those who carry them
 * out go by the database's clock.
 */
export async function seedChangeTimes(db: Db): Promise<void> {
  await db
    .update(changes)
    .set({ endedAt: taken(sql`5`) })
    .where(isNotNull(changes.endedAt));
  await db
    .update(changeItems)
    .set({ at: taken(changeItems.position) })
    .from(changes)
    .where(
      and(
        eq(changes.id, changeItems.changeId),
        isNotNull(changes.endedAt),
        isNotNull(changeItems.at),
      ),
    );
}
