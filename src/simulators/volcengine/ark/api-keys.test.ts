import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const ark = (action: string, parameters?: Record<string, unknown>) =>
  callerOf(cloud().url, cloud().account).ark(action, parameters);
const all = { ProjectName: "default", Filter: { AllowAll: true }, PageNumber: 1, PageSize: 100 };
const created = async (Name: string): Promise<number> =>
  (await ark("CreateApiKey", { Name, ProjectName: "default" })).result.Id;
const listed = async (Id: number) => {
  const { Items } = (await ark("ListApiKeys", all)).result;
  return Items.find((item: { Id: number }) => item.Id === Id);
};
const plaintext = async (Id: number) =>
  (await ark("GetRawApiKey", { Id, ProjectName: "default" })).result?.ApiKey;

test("creation answers with the id alone, the list with a mask, and only the raw read in full", async () => {
  const { result } = await ark("CreateApiKey", { Name: "密钥 一", ProjectName: "default" });
  expect(Object.keys(result)).toEqual(["Id"]);
  const key = await plaintext(result.Id);
  expect(key).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  const item = await listed(result.Id);
  expect(item).toMatchObject({ Name: "密钥 一", Status: "Active", ProjectName: "default" });
  expect(item.Key).toBe(`${key.slice(0, 3)}****${key.slice(-4)}`);
  expect(item.SID).toMatch(/^apikey-\d{14}-\w{5}$/);
});

test("a rotated key is another one at once, under the same id", async () => {
  const Id = await created("rotated");
  const before = await plaintext(Id);
  expect((await ark("UpdateApiKey", { Id, Regen: true })).result).toEqual({});
  expect(await plaintext(Id)).not.toBe(before);
});

test("a key is switched, renamed and deleted", async () => {
  const Id = await created("switched");
  await ark("UpdateApiKey", { Id, Status: "Inactive", Name: "off" });
  expect(await listed(Id)).toMatchObject({ Status: "Inactive", Name: "off" });
  expect((await ark("UpdateApiKey", { Id, Status: "inactive" })).code).toBe(
    "InvalidParameter.Status",
  );
  expect((await ark("DeleteApiKey", { Id, ProjectName: "default" })).result).toEqual({});
  expect(await listed(Id)).toBeUndefined();
  const { status, code } = await ark("GetRawApiKey", { Id, ProjectName: "default" });
  expect([status, code]).toEqual([404, "ResourceNotFound"]);
});

test("the id is a number, and the project must be the key's own", async () => {
  const Id = await created("strict");
  expect((await ark("GetRawApiKey", { Id: String(Id) })).code).toBe("InvalidParameter.Id");
  expect((await ark("GetRawApiKey", {})).code).toBe("MissingParameter.Id");
  expect((await ark("CreateApiKey", { ProjectName: "default" })).code).toBe(
    "MissingParameter.Name",
  );
  const elsewhere = await ark("CreateApiKey", { Name: "x", ProjectName: "absent" });
  expect([elsewhere.status, elsewhere.code]).toEqual([400, "InvalidParameter.ProjectName"]);
});

test("pages are asked for in the body; in the query they are ignored", async () => {
  for (let i = 0; i < 12; i += 1) await created(`page-${i}`);
  const second = await ark("ListApiKeys", { ...all, PageNumber: 2, PageSize: 5 });
  expect(second.result).toMatchObject({ PageNumber: 2, PageSize: 5 });
  expect(second.result.Items).toHaveLength(5);
  expect((await ark("ListApiKeys", { ...all, PageSize: 101 })).code).toBe(
    "InvalidParameter.PageSize",
  );
  const { call } = callerOf(cloud().url, cloud().account);
  const byQuery = await call("ark", "ListApiKeys", { PageSize: 5 });
  expect(byQuery.result.PageSize).toBe(10);
});

test("without AllowAll only the caller's own keys are listed", async () => {
  const Id = await created("of-root");
  const { iam } = callerOf(cloud().url, cloud().account);
  const UserName = "key-maker";
  await iam("CreateUser", { UserName });
  await iam("AttachUserPolicy", { UserName, PolicyName: "ArkFullAccess", PolicyType: "System" });
  const { AccessKeyId, SecretAccessKey } = (await iam("CreateAccessKey", { UserName })).result
    .AccessKey;
  const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  const made = await callerOf(cloud().url, keys).ark("CreateApiKey", { Name: "of-user" });
  expect(await listed(made.result.Id)).toMatchObject({ Name: "of-user" });
  const others = { ...all, Filter: { UserId: 1 } };
  expect((await ark("ListApiKeys", others)).result.TotalCount).toBe(0);
  const own = await ark("ListApiKeys", { ProjectName: "default", PageSize: 100 });
  const ids = own.result.Items.map((item: { Id: number }) => item.Id);
  expect([ids.includes(Id), ids.includes(made.result.Id)]).toEqual([true, false]);
});

test("a temporary key is none of the listed ones", async () => {
  const ask = { DurationSeconds: 3_600, ResourceType: "endpoint", ResourceIds: ["ep-1"] };
  const { result } = await ark("GetApiKey", ask);
  expect(result.ExpiredTime).toBeGreaterThan(Date.now() / 1000 + 3_500);
  const long = { ...ask, DurationSeconds: 2_592_001 };
  expect((await ark("GetApiKey", long)).code).toBe("InvalidParameter.DurationSeconds");
});

test("endpoints by project, state and name", async () => {
  const { accountId } = cloud().account;
  const { id } = cloud().control.createEndpoint({ accountId, name: "课堂接入点" });
  const list = async (parameters: object) =>
    (await ark("ListEndpoints", { ProjectName: "default", ...parameters })).result;
  expect((await list({ Filter: { Name: "课堂" } })).Items).toMatchObject([
    { Id: id, Status: "Running", ModelReference: { FoundationModel: { Name: "doubao-pro-32k" } } },
  ]);
  expect((await list({ Filter: { Statuses: ["Stopped"] } })).TotalCount).toBe(0);
});
