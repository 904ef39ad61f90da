import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { people } from "../tables";

/** What other slices join on: who a person is and whether they may act. A subquery named `person`. */
export const personStandings = (db: Db) =>
  db
    .select({
      upn: people.upn,
      displayName: people.displayName,
      email: people.email,
      department: people.department,
      status: people.status,
      frozenAt: people.frozenAt,
      frozenReason: people.frozenReason,
    })
    .from(people)
    .as("person");

/** A person's standing, or undefined for somebody the directory does not know. */
export async function findPerson(db: Db, upn: string) {
  const person = personStandings(db);
  const [found] = await db.select().from(person).where(eq(person.upn, upn));
  return found;
}
