import { and, eq, gt } from "drizzle-orm";
import type { Db } from "@/core/db";
import { personStandings } from "../../directory/queries/people";
import { admins, personPasswords, sessions } from "../tables";
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

const rememberedMs = 30 * 24 * 3_600_000;

/** Whether somebody signed in from this address within 30 days. */
export async function knowsAddress(
  db: Db,
  { type, id }: Subject,
  ip: string,
  now: Date,
): Promise<boolean> {
  const [row] = await db
    .select({ handle: sessions.handle })
    .from(sessions)
    .where(
      and(
        eq(sessions.subjectType, type),
        eq(sessions.subjectId, id),
        eq(sessions.ip, ip),
        gt(sessions.createdAt, new Date(now.getTime() - rememberedMs)),
      ),
    )
    .limit(1);
  return row !== undefined;
}
