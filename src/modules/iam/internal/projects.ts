import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { cloudProjects } from "../tables";

type Listed = { name: string; displayName: string };

/**
 * Brings the projects of a cloud account up to date with its list. One that is no longer listed is
 * marked and stays, for links and spend name it.
 */
export async function storeProjects(
  db: Db,
  cloudAccountId: string,
  listed: readonly Listed[],
  now: Date,
): Promise<{ added: number; gone: number }> {
  const added = await noteProjects(db, cloudAccountId, listed, now);
  const gone = await db
    .update(cloudProjects)
    .set({ goneAt: now })
    .where(
      and(
        eq(cloudProjects.cloudAccountId, cloudAccountId),
        isNull(cloudProjects.goneAt),
        notInArray(cloudProjects.name, ["", ...listed.map(({ name }) => name)]),
      ),
    )
    .returning({ name: cloudProjects.name });
  return { added, gone: gone.length };
}

/** Notes projects that are known to be there, and leaves the others alone. Returns the new ones. */
export async function noteProjects(
  db: Db,
  cloudAccountId: string,
  listed: readonly Listed[],
  now: Date,
): Promise<number> {
  if (listed.length === 0) return 0;
  const stored = await db
    .insert(cloudProjects)
    .values(listed.map((project) => ({ ...project, cloudAccountId, seenAt: now })))
    .onConflictDoUpdate({
      target: [cloudProjects.cloudAccountId, cloudProjects.name],
      set: {
        displayName: sql`case when excluded.display_name = '' then ${cloudProjects.displayName} else excluded.display_name end`,
        seenAt: now,
        goneAt: null,
      },
    })
    // A row that this statement inserted was never updated.
    .returning({ fresh: sql<boolean>`xmax = 0` });
  return stored.filter(({ fresh }) => fresh).length;
}
