import type { Db } from "@/core/db";
import { hashPassword } from "@/core/password-hash";
import { subAccounts } from "../tables";

/** A sub-account that can sign in to the portal. */
export async function seedSubAccount(
  db: Db,
  { username, displayName, password }: Record<"username" | "displayName" | "password", string>,
): Promise<void> {
  await db
    .insert(subAccounts)
    .values({ username, displayName, passwordHash: await hashPassword(password) });
}
