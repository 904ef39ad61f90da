import type { Db } from "@/core/db";
import { passwordMatches } from "@/core/password-hash";
import { type Credential, lockCredentialOf, type PortalLogins } from "./credentials";
import type { Subject } from "./sessions";

/** A password that was tried before the transaction, against what was stored then. */
export type Trial = { found: Credential | undefined; matches: boolean };

/**
 * Tries a password outside the transaction, because it takes many times as long as all the rest.
 * @throws password.busy
 */
export async function tryPassword(found: Credential | undefined, password: string): Promise<Trial> {
  return { found, matches: await passwordMatches(found?.passwordHash, password) };
}

/**
 * Whose password it was, if it is so still: the account is locked, open, and has the password that
 * was tried.
 */
export async function provenBy(
  db: Db,
  portal: PortalLogins,
  type: Subject["type"],
  { found, matches }: Trial,
): Promise<Credential | undefined> {
  if (!found?.open || !matches) return undefined;
  const present = await lockCredentialOf(db, portal, { type, id: found.id });
  return present?.open && present.passwordHash === found.passwordHash ? present : undefined;
}
