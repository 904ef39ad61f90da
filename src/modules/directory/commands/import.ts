import type { Db } from "@/core/db";
import { people } from "../tables";

export type NewPerson = typeof people.$inferInsert;

const rowsPerStatement = 1_000;

/** Stores people that the directory does not have yet. */
export async function importPeople(db: Db, rows: readonly NewPerson[]): Promise<void> {
  for (let i = 0; i < rows.length; i += rowsPerStatement) {
    await db
      .insert(people)
      .values(rows.slice(i, i + rowsPerStatement))
      .onConflictDoNothing();
  }
}
