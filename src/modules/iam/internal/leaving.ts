import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { changeItems, changes } from "../change-tables";
import { arkKeys, grants, monitoredDays, projectLinks, subAccounts } from "../tables";
import { closeDays } from "./monitored-days";
import { isOpen } from "./opening";

/**
 * A sub-account that is no longer in the cloud: its links, grants, keys and secrets end, its days
 * and its history stay, and its names are free.
 */
export async function closeAll(
  db: Db,
  id: string,
  state: "deleted" | "not_created",
): Promise<void> {
  const [row] = await db
    .update(subAccounts)
    .set({
      state,
      deletedAt: sql`now()`,
      sessionsValidFrom: sql`now()`,
      snapshot: null,
      cloudState: null,
      missingSince: null,
      sealedKeySecret: null,
      keySecretOf: null,
    })
    .where(eq(subAccounts.id, id))
    .returning({ at: subAccounts.deletedAt });
  const now = row?.at ?? new Date(0);
  // Nothing was spent by who never was.
  if (state === "not_created")
    await db.delete(monitoredDays).where(eq(monitoredDays.subAccountId, id));
  await closeDays(db, { subAccountId: id }, now, zone());
  await db
    .update(projectLinks)
    .set({ unlinkedAt: now })
    .where(and(eq(projectLinks.subAccountId, id), isNull(projectLinks.unlinkedAt)));
  await db.delete(grants).where(eq(grants.subAccountId, id));
  await db
    .update(arkKeys)
    .set({ status: "deleted", deletedAt: now, sealedKey: null })
    .where(and(eq(arkKeys.subAccountId, id), ne(arkKeys.status, "deleted")));
  await supersedeRest(db, id);
}

/** Nothing else is to be done to a user that is not there. */
async function supersedeRest(db: Db, subAccountId: string): Promise<void> {
  const rest = await db
    .update(changes)
    .set({ state: "superseded", endedAt: sql`now()`, sealedSecret: null })
    .where(and(eq(changes.subAccountId, subAccountId), isOpen))
    .returning({ id: changes.id });
  for (const { id } of rest) await giveUpItems(db, id);
}

/** Items that are not done are not to be done any more. */
export async function giveUpItems(db: Db, changeId: string): Promise<void> {
  await db
    .update(changeItems)
    .set({ state: "undone", code: sql`coalesce(${changeItems.code}, 'superseded')` })
    .where(and(eq(changeItems.changeId, changeId), ne(changeItems.state, "done")));
}
