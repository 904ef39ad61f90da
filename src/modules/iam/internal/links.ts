import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import { projectLinks } from "../tables";
import { closeDays, openDays } from "./monitored-days";

export type Link = typeof projectLinks.$inferSelect;

/** The projects that a sub-account is linked to now. */
export const linksOf = (db: Db, subAccountId: string): Promise<Link[]> =>
  db
    .select()
    .from(projectLinks)
    .where(and(eq(projectLinks.subAccountId, subAccountId), isNull(projectLinks.unlinkedAt)))
    .orderBy(asc(projectLinks.project));

/** @throws iam.project_not_linked */
export async function requireLink(db: Db, subAccountId: string, project: string): Promise<Link> {
  const link = (await linksOf(db, subAccountId)).find((one) => one.project === project);
  if (!link) throw new DomainError("not_found", "iam.project_not_linked", { project });
  return link;
}

/** Switches the monitoring of links; those that were so already are not among what comes back. */
export async function switchMonitoring(
  db: Db,
  links: readonly Link[],
  monitored: boolean,
  now: Date,
): Promise<Link[]> {
  const changed = links.filter((link) => link.monitored !== monitored);
  for (const link of changed) {
    await db.update(projectLinks).set({ monitored }).where(eq(projectLinks.id, link.id));
    if (monitored) await openDays(db, placeOf(link), now, zone());
    else await closeDays(db, link, now, zone());
  }
  return changed;
}

const placeOf = ({ subAccountId, cloudAccountId, project }: Link) => ({
  subAccountId,
  cloudAccountId,
  project,
});
