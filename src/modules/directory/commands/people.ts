import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { people } from "../tables";

/** Adds a person by hand; somebody the directory knows already stays as they are. */
export async function addLocalPerson(
  db: Db,
  person: { upn: string; displayName: string; email: string | null },
  now: Date,
): Promise<void> {
  await db
    .insert(people)
    .values({ ...person, source: "local", createdAt: now, updatedAt: now })
    .onConflictDoNothing();
}

/** Locks a person's row and returns its standing, so that two changes of it follow each other. */
export async function lockPerson(db: Db, upn: string) {
  const { frozenAt, frozenReason, displayName, email, status } = people;
  const [person] = await db
    .select({ upn: people.upn, displayName, email, status, frozenAt, frozenReason })
    .from(people)
    .where(eq(people.upn, upn))
    .for("update");
  return person;
}

/** Freezes a person, who then may neither sign in nor spend. */
export async function freeze(db: Db, upn: string, reason: string, now: Date): Promise<void> {
  await db
    .update(people)
    .set({ frozenAt: now, frozenReason: reason, updatedAt: now })
    .where(eq(people.upn, upn));
}

/** Lifts a freeze. */
export async function unfreeze(db: Db, upn: string, now: Date): Promise<void> {
  await db
    .update(people)
    .set({ frozenAt: null, frozenReason: null, updatedAt: now })
    .where(eq(people.upn, upn));
}
