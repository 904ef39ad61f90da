import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { people } from "../tables";

/**
 * What the directory knows of a person, by attribute, for rules: its own columns win over
 * attributes of the same name that a source sent. Undefined for somebody it does not know.
 */
export async function findAttributes(db: Db, upn: string) {
  const [person] = await db.select().from(people).where(eq(people.upn, upn));
  if (!person) return undefined;
  const { displayName, email, department, title, grade, type } = person;
  return {
    shut: person.frozenAt !== null || person.status === "left",
    displayName,
    attributes: { ...person.attributes, upn, displayName, email, department, title, grade, type },
  };
}
