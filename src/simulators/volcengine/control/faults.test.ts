import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startCloud, type TestCloud } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";
import type { FaultInput } from "./faults";

/** A fresh cloud whose calls are answered with a status and a code, or with how they broke. */
async function given(...knobs: FaultInput[]) {
  const cloud = await startCloud({ knobs });
  const caller = callerOf(cloud.url, cloud.account);
  const outcome = (UserName: string) =>
    caller.iam("CreateUser", { UserName }).then(
      ({ status, code }) => [status, code],
      (error: NodeJS.ErrnoException) => error.code,
    );
  return { ...cloud, ...caller, outcome };
}
const users = ({ control, account }: Pick<TestCloud, "control" | "account">) =>
  control.dump({ accountId: account.accountId }).users.map(({ name }) => name);

test("the next calls are throttled, then all is well", async () => {
  const cloud = await given({ action: "CreateUser", times: 2, effect: { kind: "throttle" } });
  expect(await cloud.outcome("a")).toEqual([429, "FlowLimitExceeded"]);
  expect((await cloud.iam("ListUsers")).code).toBe("ok");
  expect(await cloud.outcome("a")).toEqual([429, "FlowLimitExceeded"]);
  expect(await cloud.outcome("a")).toEqual([200, "ok"]);
  expect(cloud.control.listFaults()).toEqual([]);
  cloud.control.addFault({ effect: { kind: "throttle", account: true } });
  expect(await cloud.outcome("b")).toEqual([429, "AccountFlowLimitExceeded"]);
  await cloud.close();
});

test("the k-th call fails, whatever it is", async () => {
  const error = { kind: "error", code: "InternalError", status: 500 } as const;
  const cloud = await given({ at: 3, effect: error });
  const seen = [];
  for (const name of ["a", "b", "c", "d"]) seen.push(await cloud.outcome(name));
  expect(seen.map((answer) => answer?.[1])).toEqual(["ok", "ok", "InternalError", "ok"]);
  expect(users(cloud)).toEqual(["a", "b", "d"]);
  await cloud.close();
});

test("a chance is a chance, and the same one on each run", async () => {
  const run = async () => {
    const cloud = await given({ probability: 0.4, effect: { kind: "throttle" } });
    const answers = [];
    for (let i = 0; i < 25; i += 1) answers.push((await cloud.iam("ListUsers")).status);
    await cloud.close();
    return answers;
  };
  const [first, second] = [await run(), await run()];
  expect(first).toEqual(second);
  expect(new Set(first)).toEqual(new Set([200, 429]));
});

test("a connection is dropped before the work or after it", async () => {
  const cloud = await given({ effect: { kind: "drop" } });
  expect(await cloud.outcome("before")).toBe("ECONNRESET");
  cloud.control.addFault({ phase: "after", effect: { kind: "drop" } });
  expect(await cloud.outcome("after")).toBe("ECONNRESET");
  expect(users(cloud)).toEqual(["after"]);
  expect(cloud.control.calls().map(({ outcome, done, status }) => [outcome, done, status])).toEqual(
    [
      ["drop", false, 0],
      ["drop", true, 0],
    ],
  );
  await cloud.close();
});

test("an error or a page may be the answer although the work is done", async () => {
  const html = { kind: "body", status: 502, body: "<html>Bad Gateway</html>" } as const;
  const cloud = await given({ phase: "after", effect: html });
  const page = await cloud.iam("CreateUser", { UserName: "done" });
  expect([page.status, page.text, page.headers["content-type"]]).toEqual([
    502,
    html.body,
    "text/html",
  ]);
  cloud.control.addFault({ effect: { kind: "body", status: 200, body: "" } });
  expect((await cloud.iam("CreateUser", { UserName: "x" })).text).toBe("");
  cloud.control.addFault({ effect: { kind: "error", code: "InternalServiceError", status: 200 } });
  expect(await cloud.outcome("y")).toEqual([200, "InternalServiceError"]);
  expect(users(cloud)).toEqual(["done"]);
  await cloud.close();
});

test("a hanging call never ends by itself; closing the cloud ends it", async () => {
  const cloud = await given({ phase: "after", effect: { kind: "hang" } });
  const hanging = cloud.outcome("hung");
  await cloud.control.waitForCalls({ count: 1 });
  expect(users(cloud)).toEqual(["hung"]);
  expect(await Promise.race([hanging, sleep(50, "open")])).toBe("open");
  await cloud.close();
  expect(await hanging).toBe("ECONNRESET");
});

test("a call takes its time", async () => {
  const cloud = await given({
    action: "ListUsers",
    always: true,
    effect: { kind: "delay", ms: 60 },
  });
  const since = performance.now();
  expect((await cloud.iam("ListUsers")).code).toBe("ok");
  expect(performance.now() - since).toBeGreaterThan(55);
  const [fault] = cloud.control.listFaults();
  cloud.control.removeFault({ id: fault?.id ?? 0 });
  expect(cloud.control.listFaults()).toEqual([]);
  await cloud.close();
});

test("a change is seen late: by reads, not by other changes", async () => {
  let ms = Date.now();
  const cloud = await startCloud({ clock: () => ms });
  const { call } = callerOf(cloud.url, cloud.account);
  const iam = async (action: string, parameters: object) =>
    call("iam", action, { ...parameters }, { at: new Date(ms) });
  const late = { kind: "late", ms: 2_000 } as const;
  cloud.control.addFault({ action: "CreateUser", effect: late });
  cloud.control.addFault({ action: "AttachUserPolicy", effect: late });
  const UserName = "late";
  expect((await iam("CreateUser", { UserName })).code).toBe("ok");
  expect((await iam("GetUser", { UserName })).code).toBe("UserNotExist");
  expect((await iam("CreateUser", { UserName })).code).toBe("UserAlreadyExists");
  ms += 1_000;
  const policy = { UserName, PolicyName: "ArkFullAccess", PolicyType: "System" };
  expect((await iam("AttachUserPolicy", policy)).code).toBe("ok");
  // Reads still see what was before the first change, not what was between the two.
  expect((await iam("GetUser", { UserName })).code).toBe("UserNotExist");
  ms += 1_001;
  const attached = async () =>
    (await iam("ListAttachedUserPolicies", { UserName })).result.AttachedPolicyMetadata.length;
  expect(await attached()).toBe(0);
  ms += 1_000;
  expect(await attached()).toBe(1);
  await cloud.close();
});

test("a fault of one account spares the others", async () => {
  const cloud = await given();
  const second = cloud.control.createAccount();
  const { accountId } = second;
  cloud.control.addFault({ accountId, always: true, effect: { kind: "throttle" } });
  expect(await cloud.outcome("spared")).toEqual([200, "ok"]);
  expect((await callerOf(cloud.url, second).iam("ListUsers")).status).toBe(429);
  await cloud.close();
});

test("more calls a second than allowed are throttled, per service and account", async () => {
  let ms = 1_000_000_000_000;
  const cloud = await startCloud({ clock: () => ms, settings: { rates: { iam: 2 } } });
  const { call } = callerOf(cloud.url, cloud.account);
  const codes = async (service: string, action: string) =>
    (await call(service, action, {}, { at: new Date(ms) })).code;
  const three = [await codes("iam", "ListUsers"), await codes("iam", "ListUsers")];
  expect([...three, await codes("iam", "ListUsers")]).toEqual([
    "ok",
    "ok",
    "AccountFlowLimitExceeded",
  ]);
  expect(await codes("sts", "GetCallerIdentity")).toBe("ok");
  ms += 1_000;
  expect(await codes("iam", "ListUsers")).toBe("ok");
  cloud.control.setRate({ service: "iam", perSecond: 0 });
  expect(await codes("iam", "ListUsers")).toBe("AccountFlowLimitExceeded");
  cloud.control.setRate({ service: "iam", perSecond: null });
  expect(await codes("iam", "ListUsers")).toBe("ok");
  await cloud.close();
});
