import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const caller = () => callerOf(cloud().url, cloud().account);
const iam = (action: string, parameters?: Record<string, unknown>) =>
  caller().iam(action, parameters);
const post = (action: string, parameters: Record<string, unknown>) =>
  caller().call("iam", action, parameters, { method: "POST" });
const created = async (UserName: string) => {
  await iam("CreateUser", { UserName });
  return { UserName };
};

test("an access key shows its secret once", async () => {
  const user = await created("keys");
  const { result } = await iam("CreateAccessKey", user);
  expect(result.AccessKey.AccessKeyId).toMatch(/^AKLT.{43}$/);
  expect(result.AccessKey.SecretAccessKey).toMatch(/^.{58}==$/);
  expect(result.AccessKey).toMatchObject({ Status: "active", UserName: "keys" });
  const list = await iam("ListAccessKeys", user);
  expect(list.result.AccessKeyMetadata).toHaveLength(1);
  expect(list.text).not.toContain(result.AccessKey.SecretAccessKey);
});

test("a third key is one too many, also when one is inactive", async () => {
  const user = await created("quota");
  const { AccessKeyId } = (await iam("CreateAccessKey", user)).result.AccessKey;
  await iam("UpdateAccessKey", { ...user, AccessKeyId, Status: "inactive" });
  await iam("CreateAccessKey", user);
  const { status, metadata } = await iam("CreateAccessKey", user);
  expect([status, metadata.Error?.Code, metadata.Error?.Message]).toEqual([
    409,
    "AccessKeyLimitExceeded",
    "Exceed account accessKey quota: '2'",
  ]);
  const { result } = await iam("GetAccountSummary");
  expect(result.SummaryMap.AccessKeysPerUserQuota).toBe(2);
});

test("without a user name a key is made for the caller itself", async () => {
  const other = cloud().control.createAccount();
  const { result } = await callerOf(cloud().url, other).iam("CreateAccessKey");
  expect(result.AccessKey.UserName).toBe("");
  const { rootKeys } = cloud().control.dump({ accountId: other.accountId });
  expect(rootKeys.map(({ id }) => id)).toContain(result.AccessKey.AccessKeyId);
});

test("a key is found below its own user, and takes two states", async () => {
  const [user, other] = [await created("owner"), await created("stranger")];
  const { AccessKeyId } = (await iam("CreateAccessKey", user)).result.AccessKey;
  expect((await iam("DeleteAccessKey", { ...other, AccessKeyId })).code).toBe("AccessKeyNotExist");
  const off = { ...user, AccessKeyId, Status: "Inactive" };
  expect((await iam("UpdateAccessKey", off)).code).toBe("InvalidAccessKeyStatus");
  const unused = await iam("GetAccessKeyLastUsed", { ...user, AccessKeyId });
  expect(unused.result.AccessKeyLastUsed).toEqual({ Region: "", RequestTime: "", Service: "" });
});

test.each([
  ["abcABC12", "ok"],
  ["1234qwerASDF", "ok"],
  ["1&Eo34qe5**@", "ok"],
  ["aB1-567", "InvalidPassword"],
  ["abcdefgh1", "InvalidPassword"],
  ["密码aA1b", "InvalidPassword"],
])("the password %s is %s", async (Password, code) => {
  const user = await created(`password-${Buffer.from(Password).toString("hex")}`);
  const { status, metadata } = await post("CreateLoginProfile", { ...user, Password });
  expect([status, metadata.Error?.Code ?? "ok"]).toEqual([code === "ok" ? 200 : 400, code]);
  // The real one repeats the password in its refusal; a client must not pass that on.
  if (metadata.Error) expect(metadata.Error.Message).toContain(Password);
});

test("a login profile comes by POST or GET, once, and never shows its password", async () => {
  const user = await created("login");
  const Password = "abcABC123-login";
  const made = await post("CreateLoginProfile", { ...user, Password, LoginAllowed: true });
  expect(made.result.LoginProfile).toMatchObject({ UserName: "login", LoginAllowed: true });
  expect(made.text).not.toContain(Password);
  expect((await iam("CreateLoginProfile", { ...user, Password })).code).toBe(
    "LoginProfileAlreadyExist",
  );

  const second = await created("login-by-get");
  const byGet = await iam("CreateLoginProfile", { ...second, Password, LoginAllowed: "true" });
  expect(byGet.result.LoginProfile.LoginAllowed).toBe(true);
  const strict = await post("UpdateLoginProfile", { ...second, LoginAllowed: "true" });
  expect(strict.code).toBe("InvalidParameter");
});

test("a switch that an update leaves out becomes false", async () => {
  const user = await created("switches");
  await post("CreateLoginProfile", { ...user, Password: "abcABC123", LoginAllowed: true });
  const { result } = await post("UpdateLoginProfile", { ...user, PasswordResetRequired: true });
  expect(result.LoginProfile).toMatchObject({ LoginAllowed: false, PasswordResetRequired: true });
});

test("what is not there", async () => {
  const user = await created("bare");
  expect((await iam("GetLoginProfile", user)).code).toBe("LoginProfileNotExist");
  expect((await iam("DeleteLoginProfile", user)).code).toBe("LoginProfileNotExist");
  const { status, metadata } = await iam("GetLoginProfile", { UserName: "nobody" });
  expect([status, metadata.Error?.Message]).toEqual([404, "User does not exist"]);
});

test("parameters in the body of an action that reads its query are ignored", async () => {
  expect((await post("CreateUser", { UserName: "in-body" })).code).toBe("ParameterNotFound");
});
