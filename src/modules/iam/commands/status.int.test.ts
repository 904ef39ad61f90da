import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, apiKey, testContext } from "@/test/context";
import { db } from "@/test/database";
import {
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { disableFor } from "./reasons";
import {
  disableSubAccount,
  disableSubAccounts,
  enableSubAccount,
  enableSubAccounts,
} from "./status";

const cloud = cloudOfFile();
const now = new Date("2026-03-01T08:00:00Z");
const on = () => testContext({ actor: admin("ops"), now });
const reason = "the key leaked";
const as = "manual" as const;
const lift = ["manual" as const];

async function given() {
  const account = await givenCloudAccount(cloud());
  const grant = { type: "System" as const, name: "ArkFullAccess", project: "" };
  const user = await givenCloudUser(account, { grants: [grant], keys: ["active"], login: true });
  return { account, subAccountId: user.id, userName: user.userName };
}

test("disabling takes everything away, enabling gives it back, each with its audit row", async () => {
  const { account, subAccountId, userName } = await given();
  const before = await shownBy(account, userName);
  const { ctx, recorded } = on();
  expect(await disableSubAccount(ctx, { subAccountId, as, reason })).toEqual({
    subAccountId,
    changed: true,
    reasonsLeft: ["manual"],
  });
  await settle(account, subAccountId);
  expect((await shownBy(account, userName)).policies).toEqual([]);
  expect(await enableSubAccount(ctx, { subAccountId, lift })).toEqual({
    subAccountId,
    changed: true,
    reasonsLeft: [],
  });
  await settle(account, subAccountId);
  expect(await shownBy(account, userName)).toEqual(before);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.disable",
        targetId: subAccountId,
        old: { reasons: [] },
        new: { reasons: ["manual"] },
        reason,
      },
      events: [{ name: "iam/change.opened", data: { subAccountId } }],
    },
    { audit: { action: "sub_account.enable", new: { reasons: [] }, reason: null } },
  ]);
  expect((await changesOf(subAccountId))[0]?.detail).toEqual({ reason: "manual", note: reason });
});

test("the same again changes nothing", async () => {
  const { subAccountId } = await given();
  const { ctx, recorded } = on();
  await disableSubAccount(ctx, { subAccountId, as, reason });
  expect(await disableSubAccount(ctx, { subAccountId, as, reason })).toMatchObject({
    changed: false,
  });
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, true]);
  expect(await changesOf(subAccountId)).toHaveLength(1);
});

test("a person does not lift what money disabled", async () => {
  const { subAccountId } = await given();
  const { ctx, recorded } = on();
  await db.transaction((tx) =>
    disableFor(tx, subAccountId, { reason: "exhausted", requestedBy: "quota", now }),
  );
  await disableSubAccount(ctx, { subAccountId, as: "security", reason });
  expect(await enableSubAccount(ctx, { subAccountId, lift })).toEqual({
    subAccountId,
    changed: false,
    reasonsLeft: ["exhausted", "security"],
  });
  expect(await enableSubAccount(ctx, { subAccountId, lift: ["security"] })).toMatchObject({
    changed: true,
    reasonsLeft: ["exhausted"],
  });
  expect(await rowOf(subAccountId)).toMatchObject({ disabledReasons: ["exhausted"] });
  expect(recorded.filter(({ audit }) => audit !== null)).toHaveLength(2);
});

test("many are answered one by one, and audited one by one", async () => {
  const [one, two] = [await given(), await given()];
  const leaving = await givenCloudUser(one.account, {}, { state: "deleting" });
  const absent = randomUUID();
  const { ctx, recorded } = on();
  await disableSubAccount(ctx, { subAccountId: two.subAccountId, as, reason });
  const ids = [absent, one.subAccountId, two.subAccountId, leaving.id, one.subAccountId];
  const disabled = await disableSubAccounts(ctx, { subAccountIds: ids, as, reason });
  expect(disabled.changed).toBe(1);
  expect(disabled.results.map(({ outcome }) => outcome)).toEqual([
    "not_found",
    "changed",
    "unchanged",
    "busy",
  ]);
  expect(recorded.at(-1)).toMatchObject({
    audit: [{ action: "sub_account.disable", targetId: one.subAccountId, reason }],
    events: [{ data: { subAccountId: one.subAccountId } }],
  });
  const enabled = await enableSubAccounts(ctx, { subAccountIds: ids, lift });
  expect(enabled).toMatchObject({ changed: 2, results: [{}, { reasonsLeft: [] }, {}, {}] });
});

test("an absent one, and one that is leaving, are refused without a trace", async () => {
  const { account } = await given();
  const { ctx, recorded } = on();
  const leaving = await givenCloudUser(account, {}, { state: "deleting" });
  const gone = await givenCloudUser(account, {}, { state: "deleted" });
  for (const [subAccountId, code] of [
    [randomUUID(), "iam.sub_account_not_found"],
    [gone.id, "iam.sub_account_not_found"],
    [leaving.id, "iam.sub_account_busy"],
  ] as const) {
    await expect(disableSubAccount(ctx, { subAccountId, as, reason })).rejects.toMatchObject({
      code,
    });
    await expect(enableSubAccount(ctx, { subAccountId, lift })).rejects.toMatchObject({ code });
  }
  expect(recorded).toEqual([]);
});

test("systems with the scope do the same", async () => {
  const { subAccountId } = await given();
  const { ctx } = testContext({ actor: apiKey("iam:status"), now });
  expect(await disableSubAccount(ctx, { subAccountId, as, reason })).toMatchObject({
    changed: true,
  });
  const other = testContext({ actor: apiKey("iam:read"), now }).ctx;
  await expect(enableSubAccount(other, { subAccountId, lift })).rejects.toMatchObject({
    code: "access.scope_missing",
  });
});

test("twenty at once disable once", async () => {
  const { account, subAccountId } = await given();
  await Promise.all(
    Array.from({ length: 20 }, () => disableSubAccount(on().ctx, { subAccountId, as, reason })),
  );
  expect(await changesOf(subAccountId)).toHaveLength(1);
  await settle(account, subAccountId);
});
