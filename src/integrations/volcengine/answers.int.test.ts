import { describe, expect, test } from "vitest";
import { cloudServer, fault, ok, raw } from "@/test/cloud-server";
import { type VolcengineSettings, volcengine } from "./client";
import type { CloudError } from "./cloud-error";
import { isRetryable, mayHaveHappened } from "./cloud-error";

const keys = { accessKeyId: "AKLTtestkey0001", secretAccessKey: "test-secret-access-key" };
const clientOf = (endpoint: string, settings: Partial<VolcengineSettings> = {}) =>
  volcengine({
    endpoint,
    ...keys,
    clock: () => new Date(),
    random: () => 0.5,
    perSecond: "unlimited",
    ...settings,
    pacing: { baseMs: 2, ...settings.pacing },
  });
const failed = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail("it did not fail"),
    (error: CloudError) => error,
  );
const user = { Id: 7, AccountId: 2100000001, UserName: "a" };

describe("throttling", () => {
  const throttled = (headers: Record<string, string> = {}) =>
    fault(429, "FlowLimitExceeded", "", { codeN: 100018, headers });

  test("is waited out as long as the cloud asks, and a creation repeated", async () => {
    const { endpoint, seen } = await cloudServer(
      throttled({ "retry-after": "1" }),
      ok({ User: user }),
    );
    expect(await clientOf(endpoint).iam.createUser({ UserName: "a" })).toMatchObject({ Id: "7" });
    expect(seen[1]!.atMs - seen[0]!.atMs).toBeGreaterThanOrEqual(999);
  });

  test("without a word about how long: with backoff", async () => {
    const summary = ok({ SummaryMap: { UsersQuota: 100, UsersUsage: "7" } });
    const { endpoint, seen } = await cloudServer(throttled(), raw(429, "slow down"), summary);
    const { iam } = clientOf(endpoint, { pacing: { baseMs: 100 } });
    expect(await iam.getAccountSummary()).toEqual({
      SummaryMap: { UsersQuota: 100, UsersUsage: 7 },
    });
    expect(seen.length).toBe(3);
    expect(seen[1]!.atMs - seen[0]!.atMs).toBeGreaterThanOrEqual(74);
    expect(seen[2]!.atMs - seen[1]!.atMs).toBeGreaterThanOrEqual(149);
  });

  test("is told instead of waited out when it takes too long", async () => {
    const { endpoint, seen } = await cloudServer(throttled({ "retry-after": "3600" }));
    const error = await failed(clientOf(endpoint).iam.getUser({ UserName: "a" }));
    expect(error).toMatchObject({ kind: "throttled", retryAfterMs: 3_600_000, attempts: 1 });
    expect([seen.length, isRetryable(error), mayHaveHappened(error)]).toEqual([1, true, false]);
  });
});

test.each([301, 302, 307, 308])("a redirect (%i) is not followed", async (status) => {
  const elsewhere = await cloudServer(ok({ User: user }));
  const { endpoint, seen } = await cloudServer(raw(status, "", { location: elsewhere.endpoint }));
  const error = await failed(clientOf(endpoint).iam.getUser({ UserName: "a" }));
  expect(error).toMatchObject({ kind: "unavailable", code: "Redirected", attempts: 1 });
  expect([seen.length, elsewhere.seen.length]).toEqual([1, 0]);
});

test("an answer is read up to its bound, and no byte further", async () => {
  const body = JSON.stringify({ ResponseMetadata: {}, Result: { User: user } });
  const { endpoint, seen } = await cloudServer(raw(200, body));
  const within = clientOf(endpoint, { bounds: { maxBytes: body.length } });
  expect(await within.iam.createUser({ UserName: "a" })).toMatchObject({ UserName: "a" });
  const beyond = clientOf(endpoint, { bounds: { maxBytes: body.length - 1 } });
  for (const call of [beyond.iam.createUser, beyond.iam.getUser]) {
    const error = await failed(call({ UserName: "a" }));
    expect(error).toMatchObject({ kind: "unavailable", code: "AnswerTooLarge", attempts: 1 });
    expect(mayHaveHappened(error)).toBe(true);
  }
  expect(seen.length).toBe(3);
});

test("a success that cannot be read may have happened, and shows no value", async () => {
  const key = { AccessKeyId: "AKLTnew", SecretAccessKey: { hidden: "new-secret" }, Status: [] };
  const { endpoint, seen } = await cloudServer(ok({ AccessKey: key }));
  const error = await failed(clientOf(endpoint).iam.createAccessKey({ UserName: "a" }));
  expect(error).toMatchObject({ kind: "unavailable", code: "UnexpectedResult" });
  expect(error.reason).toBe("AccessKey.SecretAccessKey, AccessKey.Status");
  expect([mayHaveHappened(error), isRetryable(error), seen.length]).toEqual([true, false, 1]);
  expect(JSON.stringify(error) + error.stack).not.toMatch(/new-secret|AKLTnew/);
});

test("what an answer has beyond, or leaves out, does not matter", async () => {
  const text = `{"ResponseMetadata":{"RequestId":"x"},"Extra":1,"Result":{"User":
    {"Id":20260319080910123456,"AccountId":"2100000001","UserName":"a","DisplayName":null,"New":{}}}}`;
  const { endpoint } = await cloudServer(raw(200, text));
  expect(await clientOf(endpoint).iam.getUser({ UserName: "a" })).toEqual({
    Id: "20260319080910123456",
    AccountId: "2100000001",
    UserName: "a",
    DisplayName: "",
    Description: "",
    Email: "",
    EmailIsVerify: false,
    MobilePhone: "",
    MobilePhoneIsVerify: false,
    Trn: "",
    CreateDate: "",
    UpdateDate: "",
    Tags: [],
  });
});

test("a password that the cloud echoes is in nothing that the error prints", async () => {
  const Password = `Pä"ss', err: '/w\\0rd <&>`;
  const message = `Invalid Password '${Password}', err: '密码必须包含数字'.`;
  const { endpoint } = await cloudServer(
    fault(400, "InvalidPassword", message),
    fault(400, "InvalidParameter", `Cannot read ${JSON.stringify({ Password })}: ${Password}`),
  );
  const { iam } = clientOf(endpoint);
  const login = { UserName: "a", Password, LoginAllowed: true, PasswordResetRequired: true };
  const error = await failed(iam.createLoginProfile(login));
  expect(error).toMatchObject({ kind: "invalid", reason: "密码必须包含数字" });
  const other = await failed(iam.updateLoginProfile(login));
  expect(other.reason).toBe('Cannot read {"Password":"***"}: ***');
  const shown = [error, other].map((each) => JSON.stringify(each) + String(each.stack)).join();
  for (const secret of [Password, JSON.stringify(Password).slice(1, -1), keys.secretAccessKey]) {
    expect(shown).not.toContain(secret);
  }
});

test("the cloud's refusal of a key does not show the key", async () => {
  const { accessKeyId, secretAccessKey } = keys;
  const message = `The accesskey [${accessKeyId}] included in the request is invalid (${secretAccessKey}).`;
  const { endpoint } = await cloudServer(fault(401, "InvalidAccessKey", message));
  const error = await failed(clientOf(endpoint).sts.getCallerIdentity());
  expect(error.kind).toBe("denied");
  expect(error.reason).toBe("The accesskey [***] included in the request is invalid (***).");
});

test("what creates comes on a connection of its own, reads share theirs", async () => {
  const { endpoint, seen } = await cloudServer(ok({ User: user }));
  const { iam } = clientOf(endpoint);
  await iam.getUser({ UserName: "a" });
  await iam.createUser({ UserName: "a" });
  await iam.getUser({ UserName: "a" });
  await iam.createUser({ UserName: "b" });
  expect(seen.map(({ connection }) => connection)).toEqual([1, 2, 1, 3]);
});

test("an endpoint with a path is a mistake", () => {
  expect(() => clientOf("http://127.0.0.1:4000/api")).toThrow("the cloud's endpoint has a path");
});
