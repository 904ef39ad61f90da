import { expect, test } from "vitest";
import { db } from "@/test/database";
import {
  attachAs,
  carry,
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  givenNewUser,
  grantRows,
  itemsOfChange,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { type NewChange, openChange } from "../internal/opening";
import { type DisableReason, disableFor, liftReason } from "./reasons";

const cloud = cloudOfFile();
const now = new Date();
const by = { requestedBy: "a test", now };
const ark = { type: "System" as const, name: "ArkFullAccess" };
const tos = { type: "System" as const, name: "TOSFullAccess" };
const open = (change: Omit<NewChange, "requestedBy" | "now">) =>
  openChange(db, { ...change, ...by });
const disable = (id: string, reason: DisableReason = "manual") =>
  db.transaction((tx) => disableFor(tx, id, { reason, ...by }));
const enable = (id: string, reason: DisableReason = "manual") =>
  db.transaction((tx) => liftReason(tx, id, { reason, ...by }));

const well = {
  grants: [
    { ...ark, project: "web" },
    { ...tos, project: "" },
  ],
  byHand: [{ ...tos, project: "web" }],
  keys: ["active", "inactive"] as const,
  login: true,
};
const all = ["/TOSFullAccess", "web/ArkFullAccess", "web/TOSFullAccess"];

test("a disable takes everything away and an enable gives just that back", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName, keys } = await givenCloudUser(account, well);
  const before = await shownBy(account, userName);
  expect(before.policies).toEqual(all);

  await disable(id);
  await settle(account, id);
  expect(await shownBy(account, userName)).toEqual({
    policies: [],
    keys: before.keys.map((key) => ({ ...key, active: false })),
    login: { allowed: false, resetRequired: false },
  });
  const disabled = await rowOf(id);
  expect(disabled.snapshot?.keys).toEqual([
    { id: keys[0], active: true },
    { id: keys[1], active: false },
  ]);
  expect(disabled.cloudState).toMatchObject({ policies: [] });

  await enable(id);
  await settle(account, id);
  expect(await shownBy(account, userName)).toEqual(before);
  expect((await rowOf(id)).snapshot).toBeNull();
  expect((await changesOf(id)).map(({ kind, state }) => [kind, state])).toEqual([
    ["disable", "done"],
    ["enable", "done"],
  ]);
});

test("keys are switched off before anything else", async () => {
  const account = await givenCloudAccount(cloud());
  const { id } = await givenCloudUser(account, well);
  await disable(id);
  await settle(account, id);
  const [change] = await changesOf(id);
  const verbs = (await itemsOfChange(change!.id)).map(({ subject }) => subject.verb);
  expect(verbs).toEqual(["plan", "set_key", "allow_login", "detach", "detach", "detach"]);
});

test("an enable tramples nothing that was changed in the cloud meanwhile", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName, keys } = await givenCloudUser(account, well);
  await disable(id);
  await settle(account, id);
  await attachAs(account.cloud, userName, { ...ark, project: "" });
  await account.cloud.iam.deleteAccessKey({ UserName: userName, AccessKeyId: keys[0]! });
  await enable(id);
  await settle(account, id);
  const shown = await shownBy(account, userName);
  expect(shown.policies).toEqual(["/ArkFullAccess", ...all]);
  expect(shown.keys).toEqual([{ id: keys[1], active: false }]);
});

test("a deletion takes away all that hangs on the user, whenever it shows", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenCloudUser(account, well, { state: "deleting" });
  await open({ subAccountId: id, kind: "delete", items: [{ verb: "plan" }] });
  await settle(account, id);
  expect(await rowOf(id)).toMatchObject({ state: "deleted", deletedAt: expect.any(Date) });
  await expect(account.cloud.iam.getUser({ UserName: userName })).rejects.toMatchObject({
    code: "UserNotExist",
  });
});

test("what the cloud refuses stays open with its words, and lets later changes pass", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenCloudUser(account);
  const absent = { name: "NoSuchPolicy", type: "Custom" as const, project: "" };
  await grantRows(id, [absent]);
  await open({
    subAccountId: id,
    kind: "grants",
    items: [
      { verb: "attach", grant: absent },
      { verb: "attach", grant: { ...ark, project: "" } },
    ],
  });
  await open({
    subAccountId: id,
    kind: "grants",
    items: [{ verb: "attach", grant: { ...tos, project: "" } }],
  });
  await carry(account, id);
  expect((await shownBy(account, userName)).policies).toEqual(["/ArkFullAccess", "/TOSFullAccess"]);
  const [held, later] = await changesOf(id);
  expect([held?.state, held?.code, later?.state]).toEqual(["open", "PolicyNotExist", "done"]);
  expect(await itemsOfChange(held!.id)).toMatchObject([
    { state: "failed", code: "PolicyNotExist", message: expect.stringContaining("NoSuchPolicy") },
    { state: "done", code: null },
  ]);
  account.cloud satisfies object;
  cloud().control.definePolicy({ accountId: account.accountId, name: absent.name });
  await settle(account, id);
  expect((await shownBy(account, userName)).policies).toContain("/NoSuchPolicy");
});

test("two at once: one works, the other finds the lease taken", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenNewUser(account);
  await Promise.all(Array.from({ length: 5 }, () => carry(account, id)));
  const created = cloud().control.calls({ action: "CreateUser", accountId: account.accountId });
  expect(created).toHaveLength(1);
  expect((await shownBy(account, userName)).keys).toHaveLength(1);
});

test("while somebody is at it nobody else calls the cloud", async () => {
  const account = await givenCloudAccount(cloud());
  const { accountId } = account;
  const { id } = await givenCloudUser(account, { keys: ["active"] });
  await disable(id);
  const calls = (action: string) => cloud().control.calls({ accountId, action }).length;
  const before = calls("ListAttachedUserPolicies");
  const effect = { kind: "delay" as const, ms: 600 };
  cloud().control.addFault({ accountId, action: "UpdateAccessKey", effect });
  const first = carry(account, id);
  for (let wait = 0; wait < 200 && calls("ListAttachedUserPolicies") === before; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  const began = Date.now();
  await carry(account, id);
  expect(Date.now() - began).toBeLessThan(300);
  await first;
  expect(calls("UpdateAccessKey")).toBe(1);
  expect(calls("ListAttachedUserPolicies")).toBe(before + 2);
});

test("a disable during an unfinished enable still knows what it has to give back", async () => {
  const account = await givenCloudAccount(cloud());
  const { accountId } = account;
  const { id, userName } = await givenCloudUser(account, well);
  const before = await shownBy(account, userName);
  await disable(id);
  await settle(account, id);
  const denied = { kind: "error" as const, code: "AccessDenied", status: 403 };
  for (const action of ["AttachPolicyInProject", "UpdateAccessKey"]) {
    cloud().control.addFault({ accountId, action, always: true, effect: denied });
  }
  await enable(id);
  await carry(account, id);
  cloud().control.clearFaults();
  await disable(id, "security");
  await settle(account, id);
  expect((await shownBy(account, userName)).policies).toEqual([]);
  await enable(id, "security");
  await settle(account, id);
  expect(await shownBy(account, userName)).toEqual(before);
});
