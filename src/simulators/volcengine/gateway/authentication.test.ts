import { createHash } from "node:crypto";
import { Signer } from "@volcengine/openapi";
import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf, send } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const caller = () => callerOf(cloud().url, cloud().account);

/** A request that is in order, whose headers and query a test then spoils. */
function signed(service = "iam", params: Record<string, string> = {}) {
  const { account } = cloud();
  const wire = {
    region: "cn-beijing",
    method: "GET",
    params: { Action: "ListUsers", Version: "2018-01-01", ...params },
    headers: {} as Record<string, string>,
  };
  const keys = { accessKeyId: account.accessKeyId, secretKey: account.secretAccessKey };
  new Signer(wire, service).addAuthorization(keys);
  return { headers: wire.headers, path: `/?${new URLSearchParams(wire.params)}` };
}

const refusal = async (path: string, headers: Record<string, string>) => {
  const { status, metadata } = await send(cloud().url, { path, headers });
  return [status, metadata.Error?.Code, metadata.Error?.CodeN];
};
const changed = (pattern: RegExp, to: string) => {
  const { headers, path } = signed();
  const { Authorization = "", ...others } = headers;
  return refusal(path, { ...others, Authorization: Authorization.replace(pattern, to) });
};

test("a request in order is answered with its names and an id of the cloud's form", async () => {
  const { status, metadata, headers } = await send(cloud().url, signed());
  expect(status).toBe(200);
  expect(headers["content-type"]).toContain("application/json");
  expect(metadata).toMatchObject({
    Action: "ListUsers",
    Version: "2018-01-01",
    Service: "iam",
    Region: "cn-beijing",
  });
  expect(metadata.RequestId).toMatch(/^20\d{12}[0-9A-F]{18}$/);
});

test("a plus in the query is the space that was signed", async () => {
  await caller().iam("CreateUser", { UserName: "plus", Description: "one space" });
  const { headers, path } = signed("iam", { Query: "one space" });
  expect(path).toContain("Query=one+space");
  expect((await send(cloud().url, { path, headers })).result.Total).toBe(1);
});

test("without Authorization there is no token; with a presigned query no signature", async () => {
  const { path } = signed();
  expect(await refusal(path, {})).toEqual([401, "MissingAuthenticationToken", 100003]);
  const presigned = `${path}&X-Algorithm=HMAC-SHA256&X-Signature=ab`;
  expect(await refusal(presigned, {})).toEqual([401, "MissingSignature", 100005]);
});

test.each([
  ["another algorithm", /^HMAC-SHA256/, "AWS4-HMAC-SHA256"],
  ["no signature", /, Signature=.*/, ""],
  ["no list of headers", /, SignedHeaders=[^,]+/, ""],
])("%s is no authorization", async (_, pattern, to) => {
  expect(await changed(pattern, to)).toEqual([400, "InvalidAuthorization", 100024]);
});

test.each([
  ["another end", /\/request,/, "/aws4_request,"],
  ["no service", /\/iam\/request/, "/request"],
  ["another day than X-Date", /\/\d{8}\//, "/20200101/"],
])("%s is no credential", async (_, pattern, to) => {
  expect(await changed(pattern, to)).toEqual([400, "InvalidCredential", 100025]);
});

test("without a signed X-Date information is missing", async () => {
  const { headers, path } = signed();
  const { "X-Date": date, ...others } = headers;
  expect(date).toBeDefined();
  expect(await refusal(path, others)).toEqual([400, "MissingRequestInfo", 100004]);
  expect(await changed(/SignedHeaders=x-date/, "SignedHeaders=host")).toEqual([
    400,
    "MissingRequestInfo",
    100004,
  ]);
});

test.each([
  [-899_000, 200],
  [899_000, 200],
  [-902_000, 403],
  [902_000, 403],
])("a date %i ms off gets %i", async (off, expected) => {
  const at = new Date(Date.now() + off);
  const { status, code } = await caller().call("iam", "ListUsers", {}, { at });
  expect([status, code]).toEqual([expected, expected === 200 ? "ok" : "InvalidTimestamp"]);
});

test("a key that is unknown, inactive or gone is refused, and a stale date before that", async () => {
  const { iam } = caller();
  await iam("CreateUser", { UserName: "with-key" });
  await iam("AttachUserPolicy", { UserName: "with-key", ...full });
  const { AccessKeyId, SecretAccessKey } = (await iam("CreateAccessKey", { UserName: "with-key" }))
    .result.AccessKey;
  const theirs = callerOf(cloud().url, {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
  });
  const key = { UserName: "with-key", AccessKeyId };
  const states = async () => {
    const { status, metadata } = await theirs.iam("ListUsers");
    return [status, metadata.Error?.Code ?? "ok", metadata.Error?.Message ?? ""];
  };
  expect((await states()).slice(0, 2)).toEqual([200, "ok"]);
  await iam("UpdateAccessKey", { ...key, Status: "inactive" });
  expect(await states()).toEqual([
    401,
    "InvalidAccessKey",
    `The accesskey [${AccessKeyId}] included in the request is invalid.`,
  ]);
  const stale = await theirs.call("iam", "ListUsers", {}, { at: new Date(0) });
  expect(stale.code).toBe("InvalidTimestamp");
  await iam("UpdateAccessKey", { ...key, Status: "active" });
  expect((await states())[1]).toBe("ok");
  await iam("DeleteAccessKey", key);
  expect((await states())[1]).toBe("InvalidAccessKey");
});

test("a wrong secret and an unsigned or false content hash do not match", async () => {
  const wrong = callerOf(cloud().url, { ...cloud().account, secretAccessKey: "wrong" });
  expect((await wrong.iam("ListUsers")).metadata.Error).toMatchObject({
    Code: "SignatureDoesNotMatch",
    CodeN: 100010,
  });
  const { headers, path } = signed();
  const unsigned = { ...headers, "X-Content-Sha256": createHash("sha256").digest("hex") };
  expect(await refusal(path, unsigned)).toEqual([401, "SignatureDoesNotMatch", 100010]);
});

test("names that nothing answers to", async () => {
  const { call } = caller();
  const codes = async (service: string, action: string, version: string) => {
    const { status, code } = await call(service, action, {}, { version });
    return [status, code];
  };
  expect(await codes("iam", "ListUsers", "2021-08-01")).toEqual([404, "InvalidActionOrVersion"]);
  expect(await codes("iam", "toString", "2018-01-01")).toEqual([404, "InvalidActionOrVersion"]);
  expect(await codes("iam", "ListApiKeys", "2024-01-01")).toEqual([404, "InvalidActionOrVersion"]);
  expect(await codes("ecs", "ListUsers", "2018-01-01")).toEqual([404, "ServiceNotFound"]);
  expect(await codes("iam", "", "2018-01-01")).toEqual([400, "MissingParameter"]);
});

test("what the gateway could not find out is absent from the answer", async () => {
  const { metadata } = await send(cloud().url, { path: "/?Action=ListUsers&Version=2018-01-01" });
  expect(Object.keys(metadata).sort()).toEqual(["Error", "RequestId"]);
});

const full = { PolicyName: "AdministratorAccess", PolicyType: "System" };
