import { z } from "zod";
import { actionsOf, type Call, type CallOptions } from "./action";
import { listOf, Name, Nothing, OptionalCount, OptionalFlag, Text } from "./fields";
import type { PolicyKey } from "./iam-policies";
import { pagesByOffset, rowsOf } from "./paging";

export const Project = z.object({
  ProjectName: Name,
  AccountID: Text,
  ParentProjectName: Text,
  Path: Text,
  DisplayName: Text,
  Description: Text,
  Status: Text,
  /** In lists only. */
  HasPermission: OptionalFlag,
  CreateDate: Text,
  UpdateDate: Text,
});
export type Project = z.output<typeof Project>;

const ProjectPage = z.object({ Total: OptionalCount, Projects: listOf(Project) });
const GrantedPolicy = z.object({
  PolicyName: Name,
  PolicyType: Name,
  PolicyTrn: Text,
  Description: Text,
  AttachDate: Text,
  IsServiceRolePolicy: OptionalFlag,
});
const identity = {
  DisplayName: Text,
  Description: Text,
  UpdateDate: Text,
  Policy: listOf(GrantedPolicy),
};
const Identities = z.object({
  Total: OptionalCount,
  ProjectUsers: listOf(z.object({ UserName: Name, ...identity })),
  ProjectRoles: listOf(z.object({ RoleName: Name, ...identity })),
  ProjectUserGroups: listOf(z.object({ UserGroupName: Name, ...identity })),
});
/** The cloud's description names no field of a row; these are the names of the filters. */
const Resources = z.object({
  Total: OptionalCount,
  ProjectResources: listOf(
    z.object({
      ResourceTrn: Text,
      ResourceType: Text,
      ResourceRegion: Text,
      ServiceName: Text,
    }),
  ),
});

type OfProject = { ProjectName: string };
type Range = { Limit?: number; Offset?: number };
type ProjectTexts = { DisplayName?: string; Description?: string };
type IdentityType = "User" | "Role" | "UserGroup";
type Grant = PolicyKey & {
  PrincipalType: IdentityType;
  PrincipalName: string;
  /** One for each call keeps errors clean; the cloud takes ten. */
  ProjectName: readonly [string, ...string[]];
};

const { read, create, change } = actionsOf({
  service: "iam",
  version: "2021-08-01",
  sends: "query",
});
const pageSize = 100;

/** Projects, what is in them and who may use them: IAM 2021-08-01 (volcengine.md §5). */
export function projects(call: Call) {
  const listProjectsPage = (
    range: Range & { Query?: string; WithParentProject?: 0 | 1 },
    options?: CallOptions,
  ) => call(read("ListProjects", ProjectPage), range, options);
  return {
    createProject: (
      project: OfProject & ProjectTexts & { ParentProjectName?: string },
      options?: CallOptions,
    ) => call(create("CreateProject", Project), project, options),
    getProject: (project: OfProject, options?: CallOptions) =>
      call(read("GetProject", Project), project, options),
    updateProject: (project: OfProject & ProjectTexts, options?: CallOptions) =>
      call(change("UpdateProject", Nothing), project, options),
    deleteProject: (project: OfProject, options?: CallOptions) =>
      call(change("DeleteProject", Nothing), project, options),
    listProjectsPage,
    listProjects: (query: { Query?: string } = {}, options?: CallOptions) =>
      rowsOf(
        pagesByOffset(
          "iam.ListProjects",
          async (Offset) => {
            const page = await listProjectsPage({ ...query, Limit: pageSize, Offset }, options);
            return { rows: page.Projects, total: page.Total };
          },
          { limit: pageSize, idOf: ({ ProjectName }) => ProjectName },
        ),
      ),
    ...grants(call),
    ...resources(call),
  };
}

/**
 * What is granted in a project. `AttachUserPolicy` with a project's name would grant it everywhere,
 * for the cloud ignores what it does not know.
 */
function grants(call: Call) {
  return {
    attachPolicyInProject: (grant: Grant, options?: CallOptions) =>
      call(change("AttachPolicyInProject", Nothing), grant, options),
    detachPolicyInProject: (grant: Grant, options?: CallOptions) =>
      call(change("DetachPolicyInProject", Nothing), grant, options),
    listProjectIdentities: (
      project: OfProject & Range & { IdentityType: IdentityType; Query?: string },
      options?: CallOptions,
    ) => call(read("ListProjectIdentities", Identities), project, options),
  };
}

function resources(call: Call) {
  return {
    moveProjectResource: (
      move: { TargetProjectName: string; ResourceTrn: readonly [string, ...string[]] },
      options?: CallOptions,
    ) => call(change("MoveProjectResource", Nothing), move, options),
    listProjectResources: (
      filter: OfProject &
        Range & { ServiceName?: string; ResourceType?: string; ResourceRegion?: string },
      options?: CallOptions,
    ) => call(read("ListProjectResources", Resources), filter, options),
  };
}
