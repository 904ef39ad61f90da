import { and, eq, inArray, isNull, ne, notInArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Volcengine } from "@/integrations/volcengine/client";
import { CloudError, isGone } from "@/integrations/volcengine/cloud-error";
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

/** For whom else a project counts: its whole spend counts for each of them (product.md §2). */
export async function monitoredFor(
  db: Db,
  { cloudAccountId, project, except }: { cloudAccountId: string; project: string; except: string },
): Promise<{ subAccountId: string; displayName: string }[]> {
  return db
    .select({ subAccountId: subAccounts.id, displayName: subAccounts.displayName })
    .from(projectLinks)
    .innerJoin(subAccounts, eq(subAccounts.id, projectLinks.subAccountId))
    .where(
      and(
        eq(projectLinks.cloudAccountId, cloudAccountId),
        eq(projectLinks.project, project),
        eq(projectLinks.monitored, true),
        isNull(projectLinks.unlinkedAt),
        ne(projectLinks.subAccountId, except),
        notInArray(subAccounts.state, ["deleted", "not_created"]),
      ),
    )
    .orderBy(subAccounts.displayName, subAccounts.id)
    .limit(20);
}
