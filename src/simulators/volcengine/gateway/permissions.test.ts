import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const root = () => callerOf(cloud().url, cloud().account);
let made = 0;

/** A user with a key of its own and these policies. */
async function user(...policies: string[]) {
  made += 1;
  const UserName = `user-${made}`;
  const { iam } = root();
  await iam("CreateUser", { UserName });
  for (const PolicyName of policies) {
    await iam("AttachUserPolicy", { UserName, PolicyName, PolicyType: "System" });
  }
  const { result } = await iam("CreateAccessKey", { UserName });
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = result.AccessKey;
  return { UserName, ...callerOf(cloud().url, { accessKeyId, secretAccessKey }) };
}

test("a user without policies may do nothing but ask who it is", async () => {
  const { iam, call, UserName } = await user();
  const { status, metadata } = await iam("ListUsers");
  expect([status, metadata.Error]).toEqual([
    403,
    {
      Code: "AccessDenied",
      CodeN: 100013,
      Message: `User is not authorized to perform: iam:ListUsers on resource: trn:iam::${
        cloud().account.accountId
      }:user/${UserName}.`,
    },
  ]);
  const { result } = await call("sts", "GetCallerIdentity");
  expect(result).toMatchObject({ IdentityType: "User", AccountId: cloud().account.accountId });
});

test("a policy opens what it names and no more", async () => {
  const { iam, bill } = await user("IAMReadOnlyAccess");
  expect((await iam("ListUsers")).code).toBe("ok");
  expect((await iam("CreateUser", { UserName: "x" })).code).toBe("AccessDenied");
  expect((await bill("QueryBalanceAcct")).code).toBe("AccessDenied");
});

test("a detached policy shuts at once", async () => {
  const { iam, UserName } = await user("IAMFullAccess");
  const which = { UserName, PolicyName: "IAMFullAccess", PolicyType: "System" };
  expect((await iam("DetachUserPolicy", which)).code).toBe("ok");
  expect((await iam("ListUsers")).code).toBe("AccessDenied");
});

test("a policy in a project opens that project alone", async () => {
  const { ark, UserName } = await user();
  const { project } = root();
  await project("CreateProject", { ProjectName: "lab" });
  await project("AttachPolicyInProject", {
    PrincipalType: "User",
    PrincipalName: UserName,
    PolicyType: "System",
    PolicyName: "ArkFullAccess",
    "ProjectName.1": "lab",
  });
  expect((await ark("ListApiKeys", { ProjectName: "lab" })).code).toBe("ok");
  expect((await ark("ListApiKeys", { ProjectName: "default" })).code).toBe("AccessDenied");
  expect((await ark("ListApiKeys", {})).code).toBe("AccessDenied");
});

test("a denial outweighs what another policy allows", async () => {
  const { iam, UserName } = await user("AdministratorAccess");
  const { accountId } = cloud().account;
  cloud().control.definePolicy({
    accountId,
    name: "NoUsers",
    actions: ["iam:*User*"],
    effect: "Deny",
  });
  const which = { UserName, PolicyName: "NoUsers", PolicyType: "Custom" };
  expect((await root().iam("AttachUserPolicy", which)).code).toBe("ok");
  expect((await iam("ListUsers")).code).toBe("AccessDenied");
  expect((await iam("ListPolicies")).code).toBe("ok");
});

test("who manages its own keys does not manage those of others", async () => {
  const { iam, UserName } = await user("AccessKeySelfManageAccess");
  const other = await user();
  expect((await iam("ListAccessKeys", { UserName })).code).toBe("ok");
  expect((await iam("ListAccessKeys", { UserName: other.UserName })).code).toBe("AccessDenied");
});

test("one main account cannot see into another", async () => {
  const second = callerOf(cloud().url, cloud().control.createAccount({ name: "second" }));
  await second.iam("CreateUser", { UserName: "theirs" });
  expect((await root().iam("GetUser", { UserName: "theirs" })).code).toBe("UserNotExist");
  expect((await second.iam("ListUsers")).result.Total).toBe(1);
});
