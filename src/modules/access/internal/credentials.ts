import { and, eq, gt } from "drizzle-orm";
import type { Db } from "@/core/db";
import { lockPerson } from "../../directory/commands/people";
import { personStandings } from "../../directory/queries/people";
import { networkOf } from "../rules/networks";
import { admins, personPasswords, sessions } from "../tables";
import { findLocked } from "./admins";
import type { Subject } from "./sessions";

/** What is known of somebody who types a password. */
export type Credential = {
  id: string;
  passwordHash: string | null;
  /** Whether they may sign in: not disabled, not frozen, not gone. */
  open: boolean;
};

/**
 * Sub-accounts belong to another slice; `src/server/sign-in.ts` joins the two. `findByName` takes
 * the user name in lower case.
 */
export type PortalLogins = {
  findByName(db: Db, username: string): Promise<Credential | undefined>;
  findById(db: Db, id: string): Promise<Credential | undefined>;
  /** Keeps the row as it is until the end of the transaction. */
  lock(db: Db, id: string): Promise<unknown>;
  noteSignIn(db: Db, id: string, now: Date): Promise<void>;
};

/** An admin by e-mail or by UPN. */
export async function findAdminCredential(
  db: Db,
  by: { email: string } | { upn: string },
): Promise<Credential | undefined> {
  const person = personStandings(db);
  const [row] = await db
    .select({
      id: admins.upn,
      passwordHash: admins.passwordHash,
      disabledAt: admins.disabledAt,
      frozenAt: person.frozenAt,
      status: person.status,
    })
    .from(admins)
    .innerJoin(person, eq(person.upn, admins.upn))
    .where("email" in by ? eq(admins.email, by.email) : eq(admins.upn, by.upn));
  if (!row) return undefined;
  const { id, passwordHash, disabledAt, frozenAt, status } = row;
  return { id, passwordHash, open: !disabledAt && !frozenAt && status === "active" };
}

/** A person by UPN. */
export async function findPersonCredential(db: Db, upn: string): Promise<Credential | undefined> {
  const person = personStandings(db);
  const [row] = await db
    .select({
      id: personPasswords.upn,
      passwordHash: personPasswords.passwordHash,
      frozenAt: person.frozenAt,
      status: person.status,
    })
    .from(personPasswords)
    .innerJoin(person, eq(person.upn, personPasswords.upn))
    .where(eq(personPasswords.upn, upn));
  if (!row) return undefined;
  const { id, passwordHash, frozenAt, status } = row;
  return { id, passwordHash, open: !frozenAt && status === "active" };
}

/** The credential of a subject. */
export const findCredentialOf = (db: Db, portal: PortalLogins, { type, id }: Subject) =>
  ({
    admin: () => findAdminCredential(db, { upn: id }),
    manager: () => findPersonCredential(db, id),
    sub_account: () => portal.findById(db, id),
  })[type]();

/**
 * The credential as it stays until the end of the transaction: a new password, a disabled account
 * and a freeze come before it, and are seen, or after it, and end what it opens.
 */
export async function lockCredentialOf(
  db: Db,
  portal: PortalLogins,
  subject: Subject,
): Promise<Credential | undefined> {
  const { type, id } = subject;
  if (type === "admin") await findLocked(db, id);
  if (type === "sub_account") await portal.lock(db, id);
  if (type === "manager") {
    await lockPerson(db, id);
    await db
      .select({ upn: personPasswords.upn })
      .from(personPasswords)
      .where(eq(personPasswords.upn, id))
      .for("update");
  }
  // A statement of its own: it sees what was committed while the lock was awaited.
  return findCredentialOf(db, portal, subject);
}

const rememberedMs = 30 * 24 * 3_600_000;

/**
 * Whether somebody signed in from this network within 30 days. It is asked of nobody too, because
 * the time it takes must not tell who is known.
 */
export async function knowsNetwork(
  db: Db,
  { type, id }: Subject,
  network: string,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .selectDistinct({ ip: sessions.ip })
    .from(sessions)
    .where(
      and(
        eq(sessions.subjectType, type),
        eq(sessions.subjectId, id),
        gt(sessions.createdAt, new Date(now.getTime() - rememberedMs)),
      ),
    );
  return rows.some(({ ip }) => ip !== null && networkOf(ip) === network);
}
