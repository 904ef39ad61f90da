import type { Db } from "@/core/db";
import { hashPassword } from "@/core/password-hash";
import { subAccounts } from "../tables";

type Login = Record<"id" | "username" | "displayName" | "password", string>;

/** A sub-account that can sign in to the portal. */
export async function seedSubAccount(
  db: Db,
  { id, username, displayName, password }: Login,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.insert(subAccounts).values({ id, username, displayName, passwordHash });
}
