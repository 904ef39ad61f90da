import { query } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { monitoredFor } from "../internal/known-projects";
import { refusalOf } from "../internal/verify";
import {
  CloudPolicyPage,
  CloudProjectPage,
  ListCloudPolicies,
  ListCloudProjects,
} from "../schema/detail";
import { cloudOf } from "./cloud";

const access = { capability: "iam.accounts.read" } as const;

/**
 * Policies of a cloud account as the cloud lists them now: its own (`System`) and the account's
 * (`Custom`).
 * @throws cloud_account.not_found, cloud_account.switched_off, cloud_account.refused,
 *   cloud_account.unreachable
 */
export const listCloudPolicies = query({
  id: "iam.listCloudPolicies",
  access,
  input: ListCloudPolicies,
  output: CloudPolicyPage,
  async run({ db }, { cloudAccountId, search, scope, offset, limit }) {
    const cloud = await cloudOf(db, cloudAccountId);
    const page = await answered(
      cloud.iam.listPoliciesPage({
        Scope: scope ?? "All",
        Limit: limit,
        Offset: offset,
        ...(search ? { Query: search } : {}),
      }),
    );
    return {
      rows: page.PolicyMetadata.map(({ PolicyName, PolicyType, Description, Category }) => ({
        name: PolicyName,
        type: PolicyType === "Custom" ? ("Custom" as const) : ("System" as const),
        description: Description,
        category: Category,
      })),
      ...rest(page.Total, { offset, limit, received: page.PolicyMetadata.length }),
    };
  },
});

/**
 * Projects of a cloud account as the cloud lists them now, and for whom each is monitored here.
 * @throws cloud_account.not_found, cloud_account.switched_off, cloud_account.refused,
 *   cloud_account.unreachable
 */
export const listCloudProjects = query({
  id: "iam.listCloudProjects",
  access,
  input: ListCloudProjects,
  output: CloudProjectPage,
  async run({ db }, { cloudAccountId, search, offset, limit }) {
    const cloud = await cloudOf(db, cloudAccountId);
    const page = await answered(
      cloud.projects.listProjectsPage({
        Limit: limit,
        Offset: offset,
        ...(search ? { Query: search } : {}),
      }),
    );
    const projects = page.Projects.map(({ ProjectName }) => ProjectName);
    const owners = await monitoredFor(db, { cloudAccountId, projects });
    return {
      rows: page.Projects.map(({ ProjectName, DisplayName }) => ({
        name: ProjectName,
        displayName: DisplayName,
        monitoredFor: owners.get(ProjectName) ?? [],
      })),
      ...rest(page.Total, { offset, limit, received: page.Projects.length }),
    };
  },
});

async function answered<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof CloudError ? refusalOf(error) : error;
  }
}

/** The cloud pages by row index; without a total, a full page may not be the last. */
function rest(
  counted: number | undefined,
  { offset, limit, received }: { offset: number; limit: number; received: number },
) {
  const total = counted !== undefined && counted >= 0 ? counted : null;
  const end = offset + received;
  const more = received > 0 && (total === null ? received === limit : end < total);
  return { total, next: more ? end : null };
}
