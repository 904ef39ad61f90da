import { and, asc, count, eq, ilike, isNull, max, or } from "drizzle-orm";
import { query } from "@/core/operation";
import { partOf } from "../internal/sub-account-filter";
import { LinkedProjectNames, ListLinkedProjects } from "../schema/listing";
import { cloudProjects, projectLinks } from "../tables";

const most = 50;

/** The projects that sub-accounts are linked to now, to find sub-accounts by. */
export const listLinkedProjects = query({
  id: "iam.listLinkedProjects",
  access: { capability: "iam.accounts.read" },
  input: ListLinkedProjects,
  output: LinkedProjectNames,
  run({ db }, { search }) {
    const { project, cloudAccountId, unlinkedAt } = projectLinks;
    const pattern = partOf(search ?? "");
    return db
      .select({
        project,
        displayName: max(cloudProjects.displayName).mapWith(String),
        subAccounts: count(),
      })
      .from(projectLinks)
      .innerJoin(
        cloudProjects,
        and(eq(cloudProjects.cloudAccountId, cloudAccountId), eq(cloudProjects.name, project)),
      )
      .where(
        and(
          isNull(unlinkedAt),
          or(ilike(project, pattern), ilike(cloudProjects.displayName, pattern)),
        ),
      )
      .groupBy(project)
      .orderBy(asc(project))
      .limit(most);
  },
});
