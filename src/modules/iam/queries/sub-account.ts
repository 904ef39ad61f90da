import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { subAccounts } from "../tables";

export type SubAccount = typeof subAccounts.$inferSelect;

export const subAccountNotFound = () => new DomainError("not_found", "iam.sub_account_not_found");

/**
 * A sub-account in any state, also one that is deleted or never came to be: history names it.
 * @throws iam.sub_account_not_found
 */
export async function requireSubAccount(db: Db, id: string): Promise<SubAccount> {
  const [row] = await db.select().from(subAccounts).where(eq(subAccounts.id, id));
  if (!row) throw subAccountNotFound();
  return row;
}

/** Its row, locked. Lock order: the prepaid quota's row, then this one, then its changes. */
export async function findLockedSubAccount(db: Db, id: string): Promise<SubAccount | undefined> {
  const [row] = await db.select().from(subAccounts).where(eq(subAccounts.id, id)).for("update");
  return row;
}

/**
 * The same for a sub-account that is there: not deleted, and not given up at its creation.
 * @throws iam.sub_account_not_found
 */
export async function lockSubAccount(db: Db, id: string): Promise<SubAccount> {
  const row = await findLockedSubAccount(db, id);
  if (!row || isGone(row)) throw subAccountNotFound();
  return row;
}

export const isGone = ({ state }: Pick<SubAccount, "state">): boolean =>
  state === "deleted" || state === "not_created";
