import { expect, test } from "vitest";
import { db } from "@/test/database";
import {
  changesOf,
  givenCloudAccount,
  givenNewUser,
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
const _ark = { type: "System" as const, name: "ArkFullAccess" };
const _tos = { type: "System" as const, name: "TOSFullAccess" };
const _open = (change: Omit<NewChange, "requestedBy" | "now">) =>
  openChange(db, { ...change, ...by });
const _disable = (id: string, reason: DisableReason = "manual") =>
  db.transaction((tx) => disableFor(tx, id, { reason, ...by }));
const _enable = (id: string, reason: DisableReason = "manual") =>
  db.transaction((tx) => liftReason(tx, id, { reason, ...by }));

test("a creation leaves a user with policies, login and one key whose secret is known", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenNewUser(account);
  await settle(account, id);
  const shown = await shownBy(account, userName);
  expect(shown).toMatchObject({ policies: ["/ArkFullAccess"], login: { allowed: true } });
  const row = await rowOf(id);
  expect(shown.keys).toEqual([{ id: row.keySecretOf, active: true }]);
  expect(row).toMatchObject({ state: "ready", cloudUserId: expect.any(String) });
  expect(row.sealedKeySecret).toEqual(expect.any(String));
  expect(await changesOf(id)).toMatchObject([{ state: "done", sealedSecret: null }]);
});

test("a refused password takes the whole creation back, and shows no password", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenNewUser(account, "weakling");
  await settle(account, id);
  expect(await rowOf(id)).toMatchObject({ state: "not_created", sealedKeySecret: null });
  await expect(account.cloud.iam.getUser({ UserName: userName })).rejects.toMatchObject({
    code: "UserNotExist",
  });
  const [change] = await changesOf(id);
  expect(change).toMatchObject({ state: "undone", code: "InvalidPassword", sealedSecret: null });
  const items = await itemsOfChange(change!.id);
  expect(items.every(({ state }) => state === "undone")).toBe(true);
  expect(JSON.stringify([change, items])).not.toContain("weakling");
});

test("a user that somebody else made is neither taken nor touched", async () => {
  const account = await givenCloudAccount(cloud());
  const { id, userName } = await givenNewUser(account);
  await account.cloud.iam.createUser({ UserName: userName, DisplayName: "theirs" });
  await settle(account, id);
  expect(await changesOf(id)).toMatchObject([{ state: "undone", code: "iam.user_exists" }]);
  expect(await rowOf(id)).toMatchObject({ state: "not_created" });
  expect(await account.cloud.iam.getUser({ UserName: userName })).toMatchObject({
    DisplayName: "theirs",
  });
});
