import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { asPerson, standing, typesOf } from "../internal/sessions";
import { requireAdmin, requireSubject } from "../internal/subject";
import { requireReach } from "../rules/role-tree";
import { ListSessions, Nothing, SessionList, type SubjectType } from "../schema/sessions";
import { admins, sessions } from "../tables";

/** Nobody has this many browsers; what is older is cut off. */
const most = 100;

/** The caller's own standing sessions, the latest used first. */
export const listOwnSessions = query({
  id: "access.listOwnSessions",
  access: { self: ["admin", "manager", "sub_account"] },
  input: Nothing,
  output: SessionList,
  run({ db, actor, now }) {
    const { type, id, session } = requireSubject(actor);
    return sessionsOf(db, { types: typesOf(type), id, current: session, now });
  },
});

/**
 * Somebody else's standing sessions, for whoever may end them.
 * @throws access.out_of_reach
 */
export const listSessions = query({
  id: "access.listSessions",
  access: { capability: "users.security.write" },
  input: ListSessions,
  output: SessionList,
  async run({ db, actor, now }, { upn }) {
    const { id, role, session } = requireAdmin(actor);
    const [target] = await db.select({ role: admins.role }).from(admins).where(eq(admins.upn, upn));
    if (upn !== id) requireReach({ upn: id, role }, { upn, role: target?.role });
    return sessionsOf(db, { types: asPerson, id: upn, current: session, now });
  },
});

type Whose = { types: readonly SubjectType[]; id: string; current?: string; now: Date };

async function sessionsOf(db: Db, { types, id, current, now }: Whose) {
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(inArray(sessions.subjectType, [...types]), eq(sessions.subjectId, id), standing(now)),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(most);
  return rows.map((row) => ({
    session: row.handle,
    current: row.handle === current,
    type: row.subjectType,
    ip: row.ip,
    userAgent: row.userAgent,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    expiresAt: row.expiresAt,
  }));
}
