import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import {
  changesOf,
  givenCloudAccount,
  givenCloudUser,
  hasty,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { createAccessKey, deleteAccessKey, setAccessKey, takeKeySecret } from "./access-keys";
import { disableSubAccount, enableSubAccount } from "./status";

const cloud = cloudOfFile();
const on = (unmet: readonly "confirmation"[] = []) => testContext({ actor: admin("ops"), unmet });
const disable = (subAccountId: string) =>
  disableSubAccount(on().ctx, { subAccountId, as: "manual", reason: "for a test" });
const enable = (subAccountId: string) =>
  enableSubAccount(on().ctx, { subAccountId, lift: ["manual"] });

async function given(keys: readonly ("active" | "inactive")[] = ["active"]) {
  const account = await givenCloudAccount(cloud());
  const user = await givenCloudUser(account, { keys });
  const { id: subAccountId, userName } = user;
  const shown = async () => (await shownBy(account, userName)).keys;
  const done = () => settle(account, subAccountId);
  return { account, subAccountId, userName, keys: user.keys, shown, done };
}

test("another key is made once, and its secret is shown once and audited", async () => {
  const { subAccountId, keys, shown, done } = await given();
  const { ctx, recorded } = on();
  const requestId = randomUUID();
  await createAccessKey(ctx, { subAccountId, requestId });
  await createAccessKey(ctx, { subAccountId, requestId });
  await done();
  const fresh = (await shown()).map(({ id }) => id).filter((id) => !keys.includes(id));
  expect(fresh).toHaveLength(1);
  const secret = await takeKeySecret(ctx, { subAccountId });
  expect(secret.accessKeyId).toBe(fresh[0]);
  expect(await hasty(secret, cloud().url).sts.getCallerIdentity()).toBeTruthy();
  expect(await rowOf(subAccountId)).toMatchObject({ sealedKeySecret: null });
  expect(recorded.map(({ audit }) => audit && "action" in audit && audit.action)).toEqual([
    "sub_account.key.create",
    null,
    "sub_account.key_secret.reveal",
  ]);
  expect(JSON.stringify(recorded)).not.toContain(secret.secretAccessKey);
});

test("a secret that waits is not lost to another key", async () => {
  const { subAccountId, done } = await given([]);
  const create = () => createAccessKey(on().ctx, { subAccountId, requestId: randomUUID() });
  await create();
  await expect(create()).rejects.toMatchObject({ code: "iam.secret_waiting" });
  await done();
  await expect(create()).rejects.toMatchObject({ code: "iam.secret_waiting" });
  await takeKeySecret(on().ctx, { subAccountId });
  await create();
  await done();
});

test("a quota of keys ends the change with the cloud's words", async () => {
  const { subAccountId, shown, done } = await given(["active", "inactive"]);
  await createAccessKey(on().ctx, { subAccountId, requestId: randomUUID() });
  await done();
  expect(await shown()).toHaveLength(2);
  expect(await changesOf(subAccountId)).toMatchObject([
    { state: "undone", code: "AccessKeyLimitExceeded" },
  ]);
});

test("a key is switched and deleted", async () => {
  const { subAccountId, keys, shown, done } = await given();
  const [key] = keys as [string];
  const { ctx, recorded } = on();
  await setAccessKey(ctx, { subAccountId, key, active: false });
  await done();
  expect(await shown()).toEqual([{ id: key, active: false }]);
  await deleteAccessKey(ctx, { subAccountId, key });
  await done();
  expect(await shown()).toEqual([]);
  expect(recorded).toMatchObject([
    { audit: { action: "sub_account.key.deactivate", new: { key, active: false } } },
    { audit: { action: "sub_account.key.delete", old: { key } } },
  ]);
  await setAccessKey(ctx, { subAccountId, key, active: true });
  await done();
  expect((await changesOf(subAccountId)).at(-1)).toMatchObject({
    state: "undone",
    code: "iam.key_not_found",
  });
});

test("of a disabled sub-account no key is made, and edits wait for the enable", async () => {
  const { subAccountId, keys, shown, done } = await given(["active", "inactive"]);
  const [one, two] = keys as [string, string];
  await disable(subAccountId);
  await done();
  const refused = createAccessKey(on().ctx, { subAccountId, requestId: randomUUID() });
  await expect(refused).rejects.toMatchObject({ code: "iam.disabled" });
  expect(await setAccessKey(on().ctx, { subAccountId, key: two, active: true })).toEqual({
    changeId: null,
    kept: "snapshot",
  });
  await deleteAccessKey(on().ctx, { subAccountId, key: one });
  await done();
  expect(await shown()).toEqual([{ id: two, active: false }]);
  await enable(subAccountId);
  await done();
  expect(await shown()).toEqual([{ id: two, active: true }]);
});

test("a disable takes a key back that was about to be made", async () => {
  const { subAccountId, shown, done } = await given([]);
  await createAccessKey(on().ctx, { subAccountId, requestId: randomUUID() });
  await disable(subAccountId);
  await done();
  expect(await shown()).toEqual([]);
  expect((await changesOf(subAccountId)).map(({ state }) => state)).toEqual(["superseded", "done"]);
  await expect(takeKeySecret(on().ctx, { subAccountId })).rejects.toThrow("iam.no_secret");
});

test("keys wait for the second confirmation; an absent sub-account has none", async () => {
  const { subAccountId, keys } = await given();
  const key = keys[0]!;
  const { ctx } = on(["confirmation"]);
  const requestId = randomUUID();
  const unconfirmed = { code: "access.confirmation_required" };
  await expect(createAccessKey(ctx, { subAccountId, requestId })).rejects.toMatchObject(
    unconfirmed,
  );
  await expect(deleteAccessKey(ctx, { subAccountId, key })).rejects.toMatchObject(unconfirmed);
  await expect(takeKeySecret(ctx, { subAccountId })).rejects.toMatchObject(unconfirmed);
  const absent = { subAccountId: randomUUID() };
  for (const act of [
    () => createAccessKey(on().ctx, { ...absent, requestId }),
    () => setAccessKey(on().ctx, { ...absent, key, active: true }),
    () => deleteAccessKey(on().ctx, { ...absent, key }),
    () => takeKeySecret(on().ctx, absent),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
  }
  expect(await changesOf(subAccountId)).toEqual([]);
});
