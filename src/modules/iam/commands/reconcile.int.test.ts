import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  attachAs,
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { openChange } from "../internal/opening";
import { subAccounts } from "../tables";
import { disableFor } from "./reasons";
import { listStale, reconcile } from "./reconcile";

const cloud = cloudOfFile();
const ark = { type: "System" as const, name: "ArkFullAccess" };
const tos = { type: "System" as const, name: "TOSFullAccess" };
const granted = [{ ...ark, project: "web" }];
const by = { requestedBy: "a test", now: new Date() };
const { ctx } = testContext({ actor: job("iam.reconcile") });
const compare = (subAccountId: string) => reconcile(ctx, { subAccountId });

async function givenDisabled() {
  const account = await givenCloudAccount(cloud());
  const user = await givenCloudUser(account, { grants: granted, keys: ["active"], login: true });
  await db.transaction((tx) => disableFor(tx, user.id, { reason: "exhausted", ...by }));
  await settle(account, user.id);
  return { account, ...user };
}

test("a disabled sub-account that got something of its own back loses it again", async () => {
  const { account, id, userName, keys } = await givenDisabled();
  expect(await compare(id)).toEqual({ opened: null });
  await attachAs(account.cloud, userName, granted[0]!);
  await account.cloud.iam.updateAccessKey({
    UserName: userName,
    AccessKeyId: keys[0]!,
    Status: "active",
  });
  expect(await compare(id)).toEqual({ opened: "disable" });
  await settle(account, id);
  expect(await shownBy(account, userName)).toMatchObject({
    policies: [],
    keys: [{ active: false }],
    login: { allowed: false },
  });
  expect((await changesOf(id)).at(-1)).toMatchObject({
    kind: "disable",
    requestedBy: "iam.reconcile",
    detail: { reason: "exhausted" },
  });
});

test("what somebody attached in the cloud is kept to be shown, and left alone", async () => {
  const { account, id, userName } = await givenDisabled();
  await attachAs(account.cloud, userName, { ...tos, project: "" });
  expect(await compare(id)).toEqual({ opened: null });
  expect((await rowOf(id)).cloudState?.policies).toEqual([{ ...tos, project: "" }]);

  const enabled = await givenCloudUser(account, {
    grants: granted,
    byHand: [{ ...tos, project: "" }],
  });
  expect(await compare(enabled.id)).toEqual({ opened: null });
  expect((await shownBy(account, enabled.userName)).policies).toHaveLength(2);
});

test("an enabled sub-account gets back what AirGate granted", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenCloudUser(account, { grants: granted });
  await account.cloud.projects.detachPolicyInProject({
    PrincipalType: "User",
    PrincipalName: userName,
    PolicyName: ark.name,
    PolicyType: ark.type,
    ProjectName: ["web"],
  });
  expect(await compare(id)).toEqual({ opened: "grants" });
  expect(await compare(id)).toEqual({ opened: null });
  await settle(account, id);
  expect((await shownBy(account, userName)).policies).toEqual(["web/ArkFullAccess"]);
});

test("a disable that was never planned, and an enable that never ended, are taken up", async () => {
  const { account, id } = await givenDisabled();
  await db.update(subAccounts).set({ snapshot: null }).where(eq(subAccounts.id, id));
  expect(await compare(id)).toEqual({ opened: "disable" });
  await settle(account, id);
  await db.update(subAccounts).set({ disabledReasons: [] }).where(eq(subAccounts.id, id));
  expect(await compare(id)).toEqual({ opened: "enable" });
});

test("a user that is gone in the cloud is marked, and marked as found again", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenCloudUser(account);
  await account.cloud.iam.deleteUser({ UserName: userName });
  expect(await compare(id)).toEqual({ opened: null });
  const missing = await rowOf(id);
  expect(missing.missingSince).toBeInstanceOf(Date);
  await compare(id);
  expect((await rowOf(id)).missingSince).toEqual(missing.missingSince);
  await account.cloud.iam.createUser({ UserName: userName });
  await compare(id);
  expect((await rowOf(id)).missingSince).toBeNull();
});

test("a cloud that does not answer is told, and changes nothing", async () => {
  const account = await givenCloudAccount(cloud());
  const { id } = await givenCloudUser(account, { grants: granted });
  cloud().control.addFault({
    action: "ListAccessKeys",
    accountId: account.accountId,
    times: 4,
    effect: { kind: "error", code: "AccessDenied", status: 403 },
  });
  expect(await compare(id)).toEqual({ opened: null, failed: "AccessDenied" });
  expect(await rowOf(id)).toMatchObject({ cloudSeenAt: null });
});

test("those that were not looked at for a while are listed, unless something is open", async () => {
  const account = await givenCloudAccount(cloud());
  const off = await givenCloudAccount(cloud(), { disabled: true });
  const [fresh, stale, busy] = [
    await givenCloudUser(account),
    await givenCloudUser(account),
    await givenCloudUser(account),
  ];
  const unreachable = await givenCloudUser(off);
  await compare(fresh.id);
  await openChange(db, {
    subAccountId: busy.id,
    kind: "profile",
    items: [{ verb: "update_profile" }],
    ...by,
  });
  const { subAccountIds } = await listStale(ctx, { olderThanSeconds: 600, limit: 500 });
  const listed = [fresh, stale, busy, unreachable].map(({ id }) => subAccountIds.includes(id));
  expect(listed).toEqual([false, true, false, false]);
});

test.each([
  ["an admin", admin()],
  ["a manager", manager()],
  ["an API key", apiKey("iam:status", "iam:read")],
  ["a sub-account", subAccount()],
  ["another job", job("iam.carryOut")],
])("%s compares nothing", async (_who, actor) => {
  const { ctx } = testContext({ actor });
  const refused = { kind: "forbidden" };
  await expect(reconcile(ctx, { subAccountId: randomUUID() })).rejects.toMatchObject(refused);
  const stale = listStale(ctx, { olderThanSeconds: 600, limit: 1 });
  await expect(stale).rejects.toMatchObject(refused);
});
