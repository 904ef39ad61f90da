import { and, eq, ne } from "drizzle-orm";
import type { Actor } from "@/core/access";
import type { Db } from "@/core/db";
import { hashToken } from "@/core/secrets";
import { personStandings } from "../../directory/queries/people";
import { isLive } from "../rules/sessions";
import { admins, sessions } from "../tables";

/** Who is signed in by a session, as things stand now. */
export type LiveSession = {
  actor: Extract<Actor, { session?: string }>;
  /** Empty for a sub-account, whose name another slice knows. */
  name: string;
  handle: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  confirmedAt: Date;
  mustChangePassword: boolean;
};

/**
 * The session of a cookie's secret, with its subject: one select, so that a new role, a disabled
 * account and a frozen person count from the next request on. Undefined when it does not stand, or
 * when its subject may no longer act. For a sub-account the iam slice has the last word.
 */
export async function findLiveSession(
  db: Db,
  token: string,
  now: Date,
): Promise<LiveSession | undefined> {
  const row = await readSession(db, token);
  if (!row || !isLive(row.session, now)) return undefined;
  const actor = actorOf(row);
  if (!actor) return undefined;
  const { handle, createdAt, lastSeenAt, expiresAt, confirmedAt } = row.session;
  return {
    actor,
    name: row.person?.displayName ?? "",
    handle,
    createdAt,
    lastSeenAt,
    expiresAt,
    confirmedAt,
    mustChangePassword: row.admin?.mustChangePassword ?? false,
  };
}

type Row = NonNullable<Awaited<ReturnType<typeof readSession>>>;

async function readSession(db: Db, token: string) {
  const person = personStandings(db);
  const [row] = await db
    .select({
      session: sessions,
      admin: {
        email: admins.email,
        role: admins.role,
        disabledAt: admins.disabledAt,
        mustChangePassword: admins.mustChangePassword,
      },
      person: {
        displayName: person.displayName,
        email: person.email,
        status: person.status,
        frozenAt: person.frozenAt,
      },
    })
    .from(sessions)
    .leftJoin(admins, and(eq(sessions.subjectType, "admin"), eq(admins.upn, sessions.subjectId)))
    .leftJoin(
      person,
      and(ne(sessions.subjectType, "sub_account"), eq(person.upn, sessions.subjectId)),
    )
    .where(eq(sessions.idHash, hashToken(token)));
  return row;
}

function actorOf({ session, admin, person }: Row): LiveSession["actor"] | undefined {
  const { subjectType, subjectId: id, handle } = session;
  if (subjectType === "sub_account") return { type: subjectType, id, session: handle };
  if (!person || person.frozenAt || person.status !== "active") return undefined;
  if (subjectType === "manager") {
    return { type: subjectType, id, email: person.email ?? id, session: handle };
  }
  if (!admin || admin.disabledAt) return undefined;
  const { email, role, mustChangePassword } = admin;
  return {
    type: subjectType,
    id,
    email,
    role,
    session: handle,
    ...(mustChangePassword ? { mustChangePassword } : {}),
  };
}
