import { and, eq, inArray, isNull, ne, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError, isGone } from "@/integrations/volcengine/cloud-error";
import type { SharedOwner, SharedProject } from "../schema/creating";
import { cloudProjects, projectLinks, subAccounts } from "../tables";
import { refusalOf } from "./verify";

type Listed = { name: string; displayName: string };

/**
 * The projects of these names that are not known here yet, as the cloud has them now. Ask outside
 * transactions, and note the answer in one.
 * @throws iam.project_not_found; cloud_account.refused, cloud_account.unreachable
 */
export async function askForProjects(
  db: Db,
  cloud: Volcengine,
  cloudAccountId: string,
  names: readonly string[],
): Promise<Listed[]> {
  const known = await db
    .select({ name: cloudProjects.name })
    .from(cloudProjects)
    .where(
      and(
        eq(cloudProjects.cloudAccountId, cloudAccountId),
        inArray(cloudProjects.name, [...names]),
        isNull(cloudProjects.goneAt),
      ),
    );
  const unknown = names.filter((name) => known.every((project) => project.name !== name));
  return Promise.all(unknown.map((name) => askForProject(cloud, name)));
}

async function askForProject(cloud: Volcengine, name: string): Promise<Listed> {
  try {
    const { DisplayName } = await cloud.projects.getProject({ ProjectName: name });
    return { name, displayName: DisplayName };
  } catch (error) {
    if (isGone(error))
      throw new DomainError("not_found", "iam.project_not_found", { project: name });
    throw error instanceof CloudError ? refusalOf(error) : error;
  }
}

type Places = { cloudAccountId: string; projects: readonly string[]; except?: string };

/**
 * For whom, or for whom else, each of these projects counts: its whole spend counts for each of them
 * (product.md §2).
 */
export async function monitoredFor(
  db: Db,
  { cloudAccountId, projects, except }: Places,
): Promise<Map<string, SharedOwner[]>> {
  const rows = await db
    .select({
      project: projectLinks.project,
      subAccountId: subAccounts.id,
      displayName: subAccounts.displayName,
    })
    .from(projectLinks)
    .innerJoin(subAccounts, eq(subAccounts.id, projectLinks.subAccountId))
    .where(
      and(
        eq(projectLinks.cloudAccountId, cloudAccountId),
        inArray(projectLinks.project, [...projects]),
        eq(projectLinks.monitored, true),
        isNull(projectLinks.unlinkedAt),
        except === undefined ? undefined : ne(projectLinks.subAccountId, except),
        notInArray(subAccounts.state, ["deleted", "not_created"]),
      ),
    )
    .orderBy(subAccounts.displayName, subAccounts.id);
  const owners = new Map<string, SharedOwner[]>();
  for (const { project, ...owner } of rows) {
    owners.set(project, [...(owners.get(project) ?? []), owner]);
  }
  return owners;
}

/** The projects among these that count for others, too. */
export async function sharedAmong(db: Db, places: Places): Promise<SharedProject[]> {
  const owners = await monitoredFor(db, places);
  return places.projects.flatMap((project) => {
    const others = owners.get(project) ?? [];
    return others.length > 0 ? [{ project, others }] : [];
  });
}
