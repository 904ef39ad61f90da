import { eq } from "drizzle-orm";
import { chance, wallClock } from "@/core/clock";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Volcengine, volcengine } from "@/integrations/volcengine/client";
import { unsealSecret } from "../internal/credentials";
import { cloudAccounts } from "../tables";

/**
 * The cloud as one of the managed accounts sees it. Call it outside transactions only.
 * @throws cloud_account.not_found, cloud_account.switched_off
 */
export async function cloudOf(db: Db, cloudAccountId: string): Promise<Volcengine> {
  const [account] = await db
    .select()
    .from(cloudAccounts)
    .where(eq(cloudAccounts.id, cloudAccountId));
  if (!account) throw new DomainError("not_found", "cloud_account.not_found");
  if (account.disabled) {
    throw new DomainError("conflict", "cloud_account.switched_off", { name: account.name });
  }
  return volcengine({
    accessKeyId: account.accessKeyId,
    secretAccessKey: unsealSecret(account.id, account.sealedSecret),
    clock: wallClock,
    random: chance,
  });
}

/** The accounts that are switched on, for jobs that go through all of them. */
export async function cloudAccountsInUse(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: cloudAccounts.id, name: cloudAccounts.name })
    .from(cloudAccounts)
    .where(eq(cloudAccounts.disabled, false))
    .orderBy(cloudAccounts.name);
}

/** What an account is called in AirGate, whether it is in use or not; undefined for an unknown one. */
export async function findCloudAccountName(db: Db, id: string): Promise<string | undefined> {
  const [account] = await db
    .select({ name: cloudAccounts.name })
    .from(cloudAccounts)
    .where(eq(cloudAccounts.id, id));
  return account?.name;
}
