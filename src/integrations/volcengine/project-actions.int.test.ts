import { expect, test } from "vitest";
import { cloudServer, ok, wireOf } from "@/test/cloud-server";
import { type Volcengine, volcengine } from "./client";

const clientOf = (endpoint: string) =>
  volcengine({
    endpoint,
    accessKeyId: "AKLTtestkey0001",
    secretAccessKey: "test-secret-access-key",
    clock: () => new Date("2026-03-19T08:09:10Z"),
    random: () => 0.5,
    perSecond: "unlimited",
  });

type Row = [
  wire: string,
  sent: unknown,
  call: (client: Volcengine) => Promise<unknown>,
  /** What the cloud answers, and what is made of it; nothing by default. */
  result?: object,
  read?: object,
];
const a = { UserName: "a" };
const policy = { PolicyName: "ArkFullAccess", PolicyType: "System" } as const;
const p = { ProjectName: "p" };
const grant = { PrincipalType: "User", PrincipalName: "a", ...policy } as const;
const rows: Row[] = [
  [
    "GET iam 2021-08-01 CreateProject",
    { ...p, DisplayName: "项目" },
    ({ projects }) => projects.createProject({ ...p, DisplayName: "项目" }),
    { ...p, AccountID: 2100000001, Status: "active" },
    { ...p, AccountID: "2100000001", Status: "active" },
  ],
  ["GET iam 2021-08-01 GetProject", p, ({ projects }) => projects.getProject(p), p, p],
  [
    "GET iam 2021-08-01 UpdateProject",
    { ...p, Description: "d" },
    ({ projects }) => projects.updateProject({ ...p, Description: "d" }),
    {},
  ],
  ["GET iam 2021-08-01 DeleteProject", p, ({ projects }) => projects.deleteProject(p), {}],
  [
    "GET iam 2021-08-01 ListProjects",
    { Limit: "1000", WithParentProject: "1" },
    ({ projects }) => projects.listProjectsPage({ Limit: 1000, WithParentProject: 1 }),
    { Projects: [{ ...p, HasPermission: true }], Total: 1 },
    { Projects: [{ ...p, HasPermission: true }], Total: 1 },
  ],
  [
    "GET iam 2021-08-01 ListProjectIdentities",
    { ...p, IdentityType: "User" },
    ({ projects }) => projects.listProjectIdentities({ ...p, IdentityType: "User" }),
    { ProjectUsers: [{ ...a, Policy: [policy] }], Total: 1 },
    { ProjectUsers: [{ ...a, Policy: [policy] }], ProjectRoles: [], Total: 1 },
  ],
  [
    "GET iam 2021-08-01 AttachPolicyInProject",
    { ...grant, "ProjectName.1": "p" },
    ({ projects }) => projects.attachPolicyInProject({ ...grant, ProjectName: ["p"] }),
    {},
  ],
  [
    "GET iam 2021-08-01 DetachPolicyInProject",
    { ...grant, "ProjectName.1": "p", "ProjectName.2": "q" },
    ({ projects }) => projects.detachPolicyInProject({ ...grant, ProjectName: ["p", "q"] }),
    {},
  ],
  [
    "GET iam 2021-08-01 MoveProjectResource",
    { TargetProjectName: "p", "ResourceTrn.1": "trn:ark::7:endpoint/ep-1" },
    ({ projects }) =>
      projects.moveProjectResource({
        TargetProjectName: "p",
        ResourceTrn: ["trn:ark::7:endpoint/ep-1"],
      }),
    {},
  ],
  [
    "GET iam 2021-08-01 ListProjectResources",
    { ...p, ServiceName: "ark" },
    ({ projects }) => projects.listProjectResources({ ...p, ServiceName: "ark" }),
    { ProjectResources: [{ ResourceType: "endpoint" }], Total: 1 },
    { ProjectResources: [{ ResourceType: "endpoint" }], Total: 1 },
  ],
];

test.each(rows)("%s", async (wire, sent, call, result, read) => {
  const { endpoint, seen } = await cloudServer(ok(result));
  const answer = await call(clientOf(endpoint));
  expect(seen.map(wireOf)).toEqual([[wire, sent]]);
  if (read === undefined) expect(answer).toBeUndefined();
  else expect(answer).toMatchObject(read);
});
