import { inArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { people } from "../tables";

/** Display names by UPN; whom the directory does not know is left out. */
export async function namesOf(db: Db, upns: readonly string[]): Promise<Map<string, string>> {
  if (upns.length === 0) return new Map();
  const rows = await db
    .select({ upn: people.upn, name: people.displayName })
    .from(people)
    .where(inArray(people.upn, [...upns]));
  return new Map(rows.map(({ upn, name }) => [upn, name]));
}
