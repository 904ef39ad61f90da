import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { subAccounts } from "../tables";

const { id, username, displayName, passwordHash, loginEnabled, mustChangePassword } = subAccounts;
const columns = {
  id,
  username,
  displayName,
  passwordHash,
  open: loginEnabled,
  mustChangePassword,
  sessionsValidFrom: subAccounts.sessionsValidFrom,
};

/** A sub-account's AirGate sign-in by user name in lower case; not its console login in the cloud. */
export async function findPortalLogin(db: Db, name: string) {
  const [found] = await db.select(columns).from(subAccounts).where(eq(username, name));
  return found;
}

/** The same by id. */
export async function findPortalLoginById(db: Db, subAccountId: string) {
  const [found] = await db.select(columns).from(subAccounts).where(eq(id, subAccountId));
  return found;
}

export type PortalLogin = NonNullable<Awaited<ReturnType<typeof findPortalLogin>>>;

/** Whether a session opened at that moment still counts. */
export const admitsSession = (login: PortalLogin, openedAt: Date): boolean =>
  login.open && (login.sessionsValidFrom === null || openedAt >= login.sessionsValidFrom);
