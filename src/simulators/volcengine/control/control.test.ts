import { expect, test } from "vitest";
import { cloudOfFile } from "@/test/simulator";
import { callerOf, send } from "@/test/volcengine-sdk";

const cloud = cloudOfFile();
const iam = (action: string, parameters?: Record<string, unknown>) =>
  callerOf(cloud().url, cloud().account).iam(action, parameters);

async function control(verb: string, input: object = {}, headers: Record<string, string> = {}) {
  const { status, text } = await send(cloud().url, {
    method: "POST",
    path: `/_control/${verb}`,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(input),
  });
  return { status, body: JSON.parse(text) };
}

test("over HTTP it is the same as in process", async () => {
  const { body } = await control("createAccount", { name: "远程" });
  expect((await callerOf(cloud().url, body).iam("ListUsers")).code).toBe("ok");
  expect((await control("dump", { accountId: body.accountId })).body).toMatchObject({
    name: "远程",
  });
  expect((await control("advanceClock", { ms: 3_600_000 })).status).toBe(200);
  expect((await iam("ListUsers")).code).toBe("InvalidTimestamp");
  await control("advanceClock", { ms: -3_600_000 });
  expect((await iam("ListUsers")).code).toBe("ok");
});

test("what it does not know, or cannot read, is said", async () => {
  expect((await control("constructor")).status).toBe(404);
  expect((await control("dump", { accountId: "x" })).status).toBe(400);
  expect((await control("dump", { accountId: 7 })).body.error).toBe("there is no account 7");
});

test("a page in a browser cannot use it", async () => {
  expect((await control("reset", {}, { "content-type": "text/plain" })).status).toBe(415);
  expect((await control("health", {}, { host: "rebound.example:3900" })).status).toBe(403);
  const get = await send(cloud().url, { path: "/_control/reset" });
  expect(get.status).toBe(405);
  const health = await send(cloud().url, { path: "/_control/health" });
  expect(JSON.parse(health.text)).toMatchObject({ ok: true });
});

test("calls are logged in order with what they were about, and without secrets", async () => {
  const { control: verbs } = cloud();
  verbs.clearCalls();
  const UserName = "logged";
  const Password = "Secret-123456";
  await iam("CreateUser", { UserName, MobilePhone: "+8613012345678" });
  const { result } = await iam("CreateAccessKey", { UserName });
  await iam("CreateLoginProfile", { UserName, Password });
  await iam("CreateUser", { UserName });
  const calls = verbs.calls();
  expect(calls.map(({ action, outcome, status }) => [action, outcome, status])).toEqual([
    ["CreateUser", "ok", 200],
    ["CreateAccessKey", "ok", 200],
    ["CreateLoginProfile", "ok", 200],
    ["CreateUser", "UserAlreadyExists", 409],
  ]);
  expect(calls[0]).toMatchObject({ user: "", target: { UserName }, service: "iam", done: true });
  const text = JSON.stringify([calls, verbs.dump({ accountId: cloud().account.accountId })]);
  for (const secret of [
    Password,
    result.AccessKey.SecretAccessKey,
    cloud().account.secretAccessKey,
  ]) {
    expect(text).not.toContain(secret);
  }
});

test("one can wait for calls, from outside too, and gives up after a while", async () => {
  const { control: verbs } = cloud();
  verbs.clearCalls();
  const waiting = control("waitForCalls", { action: "ListUsers", count: 2, timeoutMs: 5_000 });
  await iam("ListUsers");
  await iam("ListPolicies");
  await iam("ListUsers");
  expect((await waiting).body).toHaveLength(2);
  const since = verbs.calls().at(-1)?.seq;
  expect(await verbs.waitForCalls({ since, count: 1, timeoutMs: 20 })).toEqual([]);
});

test("a reset begins again", async () => {
  const { control: verbs, state } = cloud();
  verbs.addFault({ always: true, effect: { kind: "hang" } });
  verbs.advanceClock({ ms: 1_000 });
  verbs.reset();
  expect(state).toEqual({ version: 1, clockOffsetMs: 0, accounts: [] });
  const account = verbs.createAccount();
  expect((await callerOf(cloud().url, account).iam("ListUsers")).code).toBe("ok");
});
