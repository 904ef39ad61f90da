import { and, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { Db } from "@/core/db";
import { hashToken, randomToken } from "@/core/secrets";
import { endOfSession, idleSince } from "../rules/sessions";
import type { SubjectType } from "../schema/sessions";
import { sessions } from "../tables";

export type Subject = { type: SubjectType; id: string };
type Opening = { subject: Subject; ip: string; userAgent: string | null; now: Date };

/** Opens a session under a new secret, which is returned and not stored. */
export async function openSession(db: Db, { subject, ip, userAgent, now }: Opening) {
  const token = randomToken();
  const [row] = await db
    .insert(sessions)
    .values({
      idHash: hashToken(token),
      subjectType: subject.type,
      subjectId: subject.id,
      ip,
      userAgent,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: endOfSession(now),
      confirmedAt: now,
    })
    .returning({ handle: sessions.handle });
  if (!row) throw new Error("a session was not stored");
  return { token, handle: row.handle };
}

/** The conditions of sessions that still stand. */
export const standing = (now: Date) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, idleSince(now)),
  );

/** What a person may be signed in as. */
export const asPerson = ["admin", "manager"] as const;

/** Everything somebody is signed in as: a person's console and pool sessions belong together. */
export const typesOf = (type: SubjectType): readonly SubjectType[] =>
  type === "sub_account" ? [type] : asPerson;

/** Ends the sessions of somebody, all or all but one, and tells how many there were. */
export async function endSessionsOf(
  db: Db,
  who: { types: readonly SubjectType[]; id: string; except?: string },
  now: Date,
): Promise<number> {
  const { types, id, except } = who;
  const ended = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        inArray(sessions.subjectType, [...types]),
        eq(sessions.subjectId, id),
        standing(now),
        except ? ne(sessions.handle, except) : undefined,
      ),
    )
    .returning({ handle: sessions.handle });
  return ended.length;
}

/** Ends one session of somebody; false when there is no such session of theirs. */
export async function endSession(
  db: Db,
  { type, id }: Subject,
  handle: string,
  now: Date,
): Promise<boolean> {
  const ended = await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.handle, handle),
        inArray(sessions.subjectType, [...typesOf(type)]),
        eq(sessions.subjectId, id),
        standing(now),
      ),
    )
    .returning({ handle: sessions.handle });
  return ended.length > 0;
}
