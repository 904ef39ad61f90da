import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  attachAs,
  carry,
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  itemsOfChange,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { grantsOf } from "../internal/planning";
import { SetGrants } from "../schema/projects";
import { linkProject } from "./link-project";
import { setGrants } from "./set-grants";
import { disableSubAccount, enableSubAccount } from "./status";

const cloud = cloudOfFile();
const on = () => testContext({ actor: admin("ops") });
const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const tos = { type: "System" as const, name: "TOSFullAccess", project: "" };
const absent = { type: "Custom" as const, name: "NoSuchPolicy", project: "" };
const reason = "for a test";

async function given() {
  const account = await givenCloudAccount(cloud());
  const { id: subAccountId, userName } = await givenCloudUser(account, { grants: [ark] });
  const set = (attach: (typeof ark | typeof absent)[], detach: (typeof ark)[] = []) => {
    const { ctx, recorded } = on();
    return Object.assign(setGrants(ctx, { subAccountId, attach, detach }), { recorded });
  };
  const shown = async () => (await shownBy(account, userName)).policies;
  return { account, subAccountId, userName, set, shown };
}

test("an edit is a difference: what is granted already is left out", async () => {
  const { account, subAccountId, set, shown } = await given();
  const edit = set([ark, tos, tos]);
  expect(await edit).toEqual({ attached: [tos], detached: [], kept: "cloud" });
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess", "/TOSFullAccess"]);
  expect(await set([], [ark])).toMatchObject({ detached: [ark] });
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/TOSFullAccess"]);
  expect(await grantsOf(db, subAccountId)).toEqual([tos]);
  expect(edit.recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.grants.change",
        targetId: subAccountId,
        new: { attached: ["System:TOSFullAccess"], kept: "cloud" },
      },
      events: [{ name: "iam/change.opened" }],
    },
  ]);
});

test("the same again opens nothing", async () => {
  const { subAccountId, set } = await given();
  const again = set([ark]);
  expect(await again).toEqual({ attached: [], detached: [], kept: "cloud" });
  expect(again.recorded).toMatchObject([{ audit: null }]);
  expect(await changesOf(subAccountId)).toEqual([]);
});

test("what somebody attached in the cloud is granted, or detached, when it is named", async () => {
  const { account, subAccountId, userName, set, shown } = await given();
  await attachAs(account.cloud, userName, tos);
  await set([tos]);
  await settle(account, subAccountId);
  expect(await grantsOf(db, subAccountId)).toHaveLength(2);
  const iam = { ...tos, name: "IAMReadOnlyAccess" };
  await attachAs(account.cloud, userName, iam);
  await set([], [iam]);
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess", "/TOSFullAccess"]);
});

test("global and project policies are kept apart", async () => {
  const { account, subAccountId, set, shown } = await given();
  const inProject = { ...ark, project: "default" };
  await expect(set([inProject])).rejects.toMatchObject({ code: "iam.project_not_linked" });
  const link = { subAccountId, project: "default", policies: [], monitored: false };
  await linkProject(on().ctx, link);
  await set([inProject]);
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess", "default/ArkFullAccess"]);
  await set([], [ark]);
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["default/ArkFullAccess"]);
});

test("while disabled the enable brings the result, whether the disable has begun or not", async () => {
  for (const begun of [false, true]) {
    const { account, subAccountId, set, shown } = await given();
    await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason });
    if (begun) await settle(account, subAccountId);
    expect(await set([tos], [ark])).toMatchObject({ kept: "snapshot" });
    await settle(account, subAccountId);
    expect(await shown()).toEqual([]);
    expect((await rowOf(subAccountId)).snapshot?.policies).toEqual([tos]);
    await enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });
    await settle(account, subAccountId);
    expect(await shown()).toEqual(["/TOSFullAccess"]);
  }
});

test("an edit that the cloud has not carried out yet comes with the enable, too", async () => {
  const { account, subAccountId, set, shown } = await given();
  await set([tos], [ark]);
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason });
  await settle(account, subAccountId);
  expect(await shown()).toEqual([]);
  await enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/TOSFullAccess"]);
});

test("of two edits of one policy the later counts, however late the earlier is carried out", async () => {
  const { account, subAccountId, set, shown } = await given();
  await set([absent, tos]);
  await carry(account, subAccountId);
  await set([], [tos]);
  await carry(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess"]);
  cloud().control.definePolicy({ accountId: account.accountId, name: absent.name });
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess", "/NoSuchPolicy"]);
});

test("an edit of an unfinished enable counts, and what it takes away ends the enable", async () => {
  const { account, subAccountId, set, shown } = await given();
  await disableSubAccount(on().ctx, { subAccountId, as: "manual", reason });
  await settle(account, subAccountId);
  await set([absent]);
  await enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });
  await carry(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess"]);
  await set([tos], [absent as never]);
  await settle(account, subAccountId);
  expect(await shown()).toEqual(["/ArkFullAccess", "/TOSFullAccess"]);
  expect((await changesOf(subAccountId)).map(({ kind, state }) => [kind, state])).toEqual([
    ["disable", "done"],
    ["enable", "done"],
    ["grants", "done"],
  ]);
});

test("nonsense, and an absent sub-account, are refused without a trace", async () => {
  const { subAccountId, set } = await given();
  const both = set([tos], [tos]);
  await expect(both).rejects.toMatchObject({ code: "iam.grant_contradicts" });
  const missing = { subAccountId: randomUUID(), attach: [tos], detach: [] };
  await expect(setGrants(on().ctx, missing)).rejects.toMatchObject({ kind: "not_found" });
  expect(SetGrants.safeParse({ subAccountId }).error?.issues).toMatchObject([
    { message: "iam.grants_none" },
  ]);
  expect([both.recorded, await changesOf(subAccountId)]).toEqual([[], []]);
  expect(await itemsOfChange(randomUUID())).toEqual([]);
});
