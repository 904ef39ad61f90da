import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { subAccounts } from "../tables";

/** Notes a sub-account's sign-in to the portal. */
export async function notePortalSignIn(db: Db, id: string, now: Date): Promise<void> {
  await db.update(subAccounts).set({ lastSignInAt: now }).where(eq(subAccounts.id, id));
}
