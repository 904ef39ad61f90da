import { and, eq, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { subAccounts } from "../tables";

const { id, state, username, displayName, passwordHash, loginEnabled, mustChangePassword } =
  subAccounts;
const columns = {
  id,
  username,
  displayName,
  passwordHash,
  open: loginEnabled,
  mustChangePassword,
  sessionsValidFrom: subAccounts.sessionsValidFrom,
};

/** Who is deleted, or was given up at the creation, has no sign-in. */
const isPresent = notInArray(state, ["deleted", "not_created"]);

/** A sub-account's AirGate sign-in by user name in lower case; not its console login in the cloud. */
export async function findPortalLogin(db: Db, name: string) {
  const [found] = await db
    .select(columns)
    .from(subAccounts)
    .where(and(eq(username, name), isPresent));
  return found;
}

/** The same by id. */
export async function findPortalLoginById(db: Db, subAccountId: string) {
  const [found] = await db
    .select(columns)
    .from(subAccounts)
    .where(and(eq(id, subAccountId), isPresent));
  return found;
}

export type PortalLogin = NonNullable<Awaited<ReturnType<typeof findPortalLogin>>>;

/** Whether a session opened at that moment still counts. */
export const admitsSession = (login: PortalLogin, openedAt: Date): boolean =>
  login.open && (login.sessionsValidFrom === null || openedAt >= login.sessionsValidFrom);
