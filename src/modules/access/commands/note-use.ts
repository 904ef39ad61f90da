import { and, eq, lt } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { LiveSession } from "../queries/live-session";
import { isNoteDue } from "../rules/sessions";
import { admins, sessions } from "../tables";

/** Notes that a session is in use and its admin active, at most once a minute. */
export async function noteUse(db: Db, session: LiveSession, now: Date): Promise<void> {
  if (!isNoteDue(session, now)) return;
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.handle, session.handle), lt(sessions.lastSeenAt, now)));
  if (session.actor.type !== "admin") return;
  await db.update(admins).set({ lastActiveAt: now }).where(eq(admins.upn, session.actor.id));
}
