import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const iam = (action: string, parameters?: Record<string, unknown>) =>
  callerOf(cloud().url, cloud().account).iam(action, parameters);
const outcome = async (action: string, parameters?: Record<string, unknown>) => {
  const { status, code } = await iam(action, parameters);
  return [status, code];
};

const zhang = {
  UserName: "zhang.san",
  DisplayName: "张 三",
  Description: "研发",
  Email: "zhang@example.com",
  MobilePhone: "+8613012345678",
  "Tags.1.Key": "term",
  "Tags.1.Value": "2026",
};

test("a user is shown with its phone and e-mail masked, unless asked otherwise", async () => {
  const { result } = await iam("CreateUser", zhang);
  expect(result.User).toMatchObject({
    UserName: "zhang.san",
    DisplayName: "张 三",
    Email: "z****@example.com",
    MobilePhone: "+86130****5678",
    Trn: `trn:iam::${cloud().account.accountId}:user/zhang.san`,
    Tags: [{ Key: "term", Value: "2026" }],
  });
  expect(result.User.CreateDate).toMatch(/^\d{8}T\d{6}Z$/);
  const clear = await iam("GetUser", { UserName: "zhang.san", PiiRedaction: 0 });
  expect(clear.result.User).toMatchObject({ Email: zhang.Email, MobilePhone: zhang.MobilePhone });
  const masked = await iam("ListUsers", { Query: "研发" });
  expect(masked.result.UserMetadata[0].MobilePhone).toBe("+86130****5678");
});

test("a name is taken once; case and an update make no difference", async () => {
  await iam("CreateUser", { UserName: "li.si" });
  const again = await iam("CreateUser", { UserName: "li.si" });
  expect([again.status, again.metadata.Error]).toEqual([
    409,
    { Code: "UserAlreadyExists", CodeN: 0, Message: "User 'li.si' already exists." },
  ]);
  await iam("CreateUser", { UserName: "wang.wu" });
  const renamed = { UserName: "wang.wu", NewUserName: "li.si" };
  expect(await outcome("UpdateUser", renamed)).toEqual([409, "UserAlreadyExists"]);
});

test.each([
  ["UserName", "空格 不行", "InvalidUserName"],
  ["UserName", "x".repeat(65), "InvalidUserName"],
  ["DisplayName", "a/b", "InvalidDisplayName"],
  ["MobilePhone", "call me", "InvalidMobilePhone"],
  ["Email", "nobody", "InvalidEmail"],
  ["Description", "字".repeat(256), "InvalidDescription"],
])("%s %s is refused", async (field, value, code) => {
  expect(await outcome("CreateUser", { UserName: "ok", [field]: value })).toEqual([400, code]);
  if (field === "UserName") return;
  const update = { UserName: "zhang.san", [`New${field}`]: value };
  expect(await outcome("UpdateUser", update)).toEqual([400, code.replace("Invalid", "InvalidNew")]);
});

test("an update changes what it names; a new name keeps the id", async () => {
  const before = await iam("GetUser", { UserName: "zhang.san" });
  const { result } = await iam("UpdateUser", { UserName: "zhang.san", NewUserName: "zhang" });
  expect(result.User).toMatchObject({ Id: before.result.User.Id, DisplayName: "张 三" });
  expect(await outcome("GetUser", { UserName: "zhang.san" })).toEqual([404, "UserNotExist"]);
  const cleared = await iam("UpdateUser", { UserName: "zhang", NewEmail: "" });
  expect(cleared.result.User.Email).toBe("");
});

test("exactly one of name, id and key says which user is meant", async () => {
  const { result } = await iam("CreateUser", { UserName: "three-ways" });
  const { AccessKeyId } = (await iam("CreateAccessKey", { UserName: "three-ways" })).result
    .AccessKey;
  const nameOf = async (which: object) =>
    (await iam("GetUser", { ...which })).result?.User.UserName;
  expect(await nameOf({ ID: result.User.Id })).toBe("three-ways");
  expect(await nameOf({ AccessKeyID: AccessKeyId })).toBe("three-ways");
  expect(await outcome("GetUser", {})).toEqual([400, "ParameterNotFound"]);
  const both = { UserName: "three-ways", ID: result.User.Id };
  expect(await outcome("GetUser", both)).toEqual([400, "InvalidParameter"]);
  expect(await outcome("GetUser", { ID: 7 })).toEqual([404, "UserNotExist"]);
});

test("a user is deleted only without keys and policies, also those of projects", async () => {
  const UserName = "to-go";
  const grant = { PolicyName: "ArkFullAccess", PolicyType: "System" };
  const { project } = callerOf(cloud().url, cloud().account);
  const inProject = {
    ...grant,
    PrincipalType: "User",
    PrincipalName: UserName,
    "ProjectName.1": "default",
  };
  await iam("CreateUser", { UserName });
  const { AccessKeyId } = (await iam("CreateAccessKey", { UserName })).result.AccessKey;
  expect(await outcome("DeleteUser", { UserName })).toEqual([
    409,
    "UserDeleteConflictWithAccessKey",
  ]);
  await iam("DeleteAccessKey", { UserName, AccessKeyId });
  await iam("AttachUserPolicy", { UserName, ...grant });
  expect(await outcome("DeleteUser", { UserName })).toEqual([409, "UserDeleteConflictWithPolicy"]);
  await project("AttachPolicyInProject", inProject);
  await iam("DetachUserPolicy", { UserName, ...grant });
  expect(await outcome("DeleteUser", { UserName })).toEqual([409, "UserDeleteConflictWithPolicy"]);
  await project("DetachPolicyInProject", inProject);
  const deleted = await iam("DeleteUser", { UserName });
  expect(JSON.parse(deleted.text)).not.toHaveProperty("Result");
  expect(await outcome("DeleteUser", { UserName })).toEqual([404, "UserNotExist"]);
});

test("lists come in pages of ten, counted from the first row", async () => {
  for (let i = 0; i < 12; i += 1) await iam("CreateUser", { UserName: `page-${i}` });
  const { result } = await iam("ListUsers", { Query: "page-" });
  expect([result.UserMetadata.length, result.Limit, result.Offset, result.Total]).toEqual([
    10, 10, 0, 12,
  ]);
  const rest = await iam("ListUsers", { Query: "PAGE-", Offset: 10, Limit: 1000 });
  expect(rest.result.UserMetadata.map((user: { UserName: string }) => user.UserName)).toEqual([
    "page-10",
    "page-11",
  ]);
  expect(await outcome("ListUsers", { Limit: 1001 })).toEqual([400, "InvalidLimit"]);
  expect(await outcome("ListUsers", { Limit: 0 })).toEqual([400, "InvalidLimit"]);
  expect(await outcome("ListUsers", { Offset: -1 })).toEqual([400, "InvalidOffset"]);
});
