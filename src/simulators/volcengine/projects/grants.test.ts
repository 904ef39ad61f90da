import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const iam = (action: string, parameters?: Record<string, unknown>) =>
  callerOf(cloud().url, cloud().account).iam(action, parameters);
const project = (action: string, parameters?: Record<string, unknown>) =>
  callerOf(cloud().url, cloud().account).project(action, parameters);
const ark = { PolicyName: "ArkFullAccess", PolicyType: "System" };
let made = 0;

async function given() {
  made += 1;
  const [UserName, ProjectName] = [`user-${made}`, `project-${made}`];
  await iam("CreateUser", { UserName });
  await project("CreateProject", { ProjectName, DisplayName: `项目 ${made}` });
  const principal = { PrincipalType: "User", PrincipalName: UserName };
  const inProject = { ...principal, ...ark, "ProjectName.1": ProjectName };
  return { UserName, ProjectName, inProject };
}

const scopes = async (UserName: string) => {
  const { result } = await iam("ListAttachedUserPolicies", { UserName });
  return result.AttachedPolicyMetadata.map(
    (row: { PolicyName: string; PolicyScope: Record<string, string>[] }) => [
      row.PolicyName,
      row.PolicyScope.map((scope) => scope.ProjectName ?? scope.PolicyScopeType),
    ],
  );
};

test("scopes are kept apart and listed together; one goes without the other", async () => {
  const { UserName, ProjectName, inProject } = await given();
  await iam("AttachUserPolicy", { UserName, ...ark });
  await project("AttachPolicyInProject", inProject);
  expect(await scopes(UserName)).toEqual([["ArkFullAccess", ["Global", ProjectName]]]);
  expect((await iam("DetachUserPolicy", { UserName, ...ark })).code).toBe("ok");
  expect(await scopes(UserName)).toEqual([["ArkFullAccess", [ProjectName]]]);
  expect((await project("DetachPolicyInProject", inProject)).code).toBe("ok");
  expect(await scopes(UserName)).toEqual([]);
});

test("twice attached and not attached are conflicts, per scope", async () => {
  const { UserName, inProject } = await given();
  const outcomes = async (action: string, call: typeof iam, parameters: object) => {
    const { status, code } = await call(action, { ...parameters });
    return [status, code];
  };
  const everywhere = { UserName, ...ark };
  expect(await outcomes("DetachUserPolicy", iam, everywhere)).toEqual([
    409,
    "PolicyDetachConflict",
  ]);
  await iam("AttachUserPolicy", everywhere);
  expect(await outcomes("AttachUserPolicy", iam, everywhere)).toEqual([
    409,
    "PolicyAttachConflict",
  ]);
  const detach = "DetachPolicyInProject";
  expect(await outcomes(detach, project, inProject)).toEqual([409, "PolicyDetachConflict"]);
  await project("AttachPolicyInProject", inProject);
  const attach = "AttachPolicyInProject";
  expect(await outcomes(attach, project, inProject)).toEqual([409, "PolicyAttachConflict"]);
  const unknown = { UserName, ...ark, PolicyName: "NoSuchPolicy" };
  expect(await outcomes("AttachUserPolicy", iam, unknown)).toEqual([404, "PolicyNotExist"]);
  const strange = { UserName, ...ark, PolicyType: "system" };
  expect(await outcomes("AttachUserPolicy", iam, strange)).toEqual([400, "InvalidPolicyType"]);
});

test("a project name on AttachUserPolicy is ignored: the policy holds everywhere", async () => {
  const { UserName, ProjectName } = await given();
  await iam("AttachUserPolicy", { UserName, ...ark, ProjectName });
  expect(await scopes(UserName)).toEqual([["ArkFullAccess", ["Global"]]]);
});

test("ten projects at a time, and all of them or none", async () => {
  const { UserName, inProject } = await given();
  const names = Array.from({ length: 11 }, (_, i) => `many-${i}`);
  for (const ProjectName of names) await project("CreateProject", { ProjectName });
  const numbered = (list: string[]) =>
    Object.fromEntries(list.map((name, i) => [`ProjectName.${i + 1}`, name]));
  const attach = async (list: string[]) =>
    (await project("AttachPolicyInProject", { ...inProject, ...numbered(list) })).code;
  expect(await attach(names)).toBe("InvalidParameter");
  expect(await attach([...names.slice(0, 2), "absent"])).toBe("ProjectNotExist");
  expect(await scopes(UserName)).toEqual([]);
  expect(await attach(names.slice(0, 10))).toBe("ok");
  expect((await scopes(UserName))[0][1]).toHaveLength(10);
  const { "ProjectName.1": _, ...none } = inProject;
  expect((await project("AttachPolicyInProject", none)).code).toBe("ParameterNotFound");
});

test("who has a policy, and who is in a project", async () => {
  const { UserName, ProjectName, inProject } = await given();
  const PolicyName = "TOSFullAccess";
  await project("AttachPolicyInProject", { ...inProject, PolicyName });
  const holders = await iam("ListEntitiesForPolicy", { PolicyName, PolicyType: "System" });
  expect(holders.result.PolicyUsers).toMatchObject([{ UserName }]);
  const people = await project("ListProjectIdentities", { ProjectName, IdentityType: "User" });
  expect(people.result).toMatchObject({
    Total: 1,
    ProjectUsers: [{ UserName, Policy: [{ PolicyName, PolicyType: "System" }] }],
  });
  const { result } = await iam("GetPolicy", { PolicyName, PolicyType: "System" });
  expect(result.Policy).toMatchObject({ AttachmentCount: 1, Category: "tos" });
  expect(JSON.parse(result.Policy.PolicyDocument).Statement[0].Action).toEqual(["tos:*"]);
});

test("the catalogue, and policies of one's own", async () => {
  const { accountId } = cloud().account;
  cloud().control.definePolicy({ accountId, name: "OwnPolicy", actions: ["ark:List*"] });
  const list = async (parameters: object) =>
    (await iam("ListPolicies", { Limit: 100, ...parameters })).result;
  const system = await list({ Scope: "System" });
  const names = system.PolicyMetadata.map((policy: { PolicyName: string }) => policy.PolicyName);
  expect(system.Total).toBeGreaterThan(25);
  expect(names).toEqual(
    expect.arrayContaining(["ArkFullAccess", "TOSFullAccess", "IAMFullAccess", "ECSFullAccess"]),
  );
  expect(names).not.toContain("ServiceRolePolicyForArk");
  expect((await list({ Scope: "System", WithServiceRolePolicy: 1 })).Total).toBe(system.Total + 1);
  expect((await list({ Scope: "Custom" })).PolicyMetadata).toMatchObject([
    { PolicyName: "OwnPolicy", PolicyTrn: `trn:iam::${accountId}:policy/OwnPolicy` },
  ]);
  expect((await list({ Query: "ownpolicy" })).Total).toBe(1);
});
