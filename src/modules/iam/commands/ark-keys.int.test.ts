import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { arkRow, givenArkOwner, givenKeyInCloud, plaintextOf, shownArkKey } from "@/test/given-ark";
import { carry, changesOf, itemsOfChange, rowOf, settle } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { listArkKeys } from "../queries/ark-keys";
import { createArkKey } from "./ark-create";
import { deleteArkKey, rotateArkKey, switchArkKey } from "./ark-edit";
import { enterArkKey, fillArkKey } from "./ark-enter";
import { retryReadArkKey, revealArkKey, takeNewArkKey } from "./ark-reveal";
import { disableFor, liftReason } from "./reasons";

const cloud = cloudOfFile();
const reason = "the key leaked";
const on = () => testContext({ actor: admin("ops") });
type On = ReturnType<typeof on>;
type Owner = Awaited<ReturnType<typeof givenArkOwner>>;

const wanted = ({ subAccountId, project }: Owner) => ({
  requestId: randomUUID(),
  subAccountId,
  project,
  name: fresh("key"),
});
async function given({ ctx, recorded }: On = on()) {
  const owner = await givenArkOwner(cloud());
  const { arkKeyId } = await createArkKey(ctx, wanted(owner));
  await settle(owner.account, owner.subAccountId);
  const number = (await arkRow(arkKeyId))!.cloudKeyId!;
  return { ...owner, arkKeyId, number, ctx, recorded };
}
/** Everything that is stored or listed about a sub-account's keys. */
async function storedOf({ ctx, recorded }: On, { subAccountId }: Owner) {
  const changes = await changesOf(subAccountId);
  const items = await Promise.all(changes.map(({ id }) => itemsOfChange(id)));
  const listed = await listArkKeys(ctx, { subAccountId, limit: 50 });
  return JSON.stringify([recorded, changes, items, listed, await rowOf(subAccountId)]);
}
const disable = (id: string) =>
  db.transaction((tx) =>
    disableFor(tx, id, { reason: "manual", requestedBy: "a test", now: new Date() }),
  );
const enable = (id: string) =>
  db.transaction((tx) =>
    liftReason(tx, id, { reason: "manual", requestedBy: "a test", now: new Date() }),
  );

test("a key is made, read, and taken once by whoever made it; a replay makes no second", async () => {
  const call = on();
  const owner = await givenArkOwner(cloud());
  const input = wanted(owner);
  const first = await createArkKey(call.ctx, input);
  expect(first).toEqual({ arkKeyId: input.requestId, status: "creating", numbered: false });
  await expect(takeNewArkKey(call.ctx, first)).rejects.toThrow("iam.ark_key_unreadable");
  await settle(owner.account, owner.subAccountId);
  expect(await createArkKey(call.ctx, input)).toMatchObject({ status: "active", numbered: true });
  expect(await changesOf(owner.subAccountId)).toHaveLength(1);

  const row = (await arkRow(first.arkKeyId))!;
  const { apiKey } = await takeNewArkKey(call.ctx, first);
  expect(apiKey).toBe(await plaintextOf(owner.account, row.cloudKeyId!));
  expect(row.ending).toBe(apiKey.slice(-4));
  await expect(takeNewArkKey(call.ctx, first)).rejects.toThrow("iam.ark_key_not_yours");
  await expect(takeNewArkKey(on().ctx, first)).rejects.toThrow("iam.ark_key_not_yours");
  const about = { arkKey: first.arkKeyId, name: input.name, project: "default" };
  expect(call.recorded).toMatchObject([
    {
      audit: { action: "sub_account.ark_key.create", targetId: owner.subAccountId, new: about },
      events: [{ name: "iam/change.opened" }],
    },
    { audit: null },
    { audit: { action: "sub_account.ark_key.reveal", new: { ...about, ending: row.ending } } },
  ]);
  expect(await storedOf(call, owner)).not.toContain(apiKey);
  expect(JSON.stringify(row)).not.toContain(apiKey);
});

test("nobody else takes a new key, and nobody a day later", async () => {
  const key = await given();
  const { actor } = key.ctx;
  const late = testContext({ actor, now: new Date(Date.now() + 24 * 3_600_000 + 60_000) });
  await expect(takeNewArkKey(on().ctx, key)).rejects.toThrow("iam.ark_key_not_yours");
  await expect(takeNewArkKey(late.ctx, key)).rejects.toThrow("iam.ark_key_not_yours");
  expect((await arkRow(key.arkKeyId))?.lastRevealedAt).toBeNull();
});

test("an admin who may see secrets reveals a key with a reason; the row says when", async () => {
  const { arkKeyId, account, number } = await given();
  const { ctx, recorded } = testContext({ actor: admin("super_admin") });
  const shown = await revealArkKey(ctx, { arkKeyId, reason });
  expect(shown).toEqual({ arkKeyId, apiKey: await plaintextOf(account, number) });
  expect(recorded).toMatchObject([{ audit: { action: "sub_account.ark_key.reveal", reason } }]);
  expect((await arkRow(arkKeyId))?.lastRevealedAt).toEqual(ctx.now);
});

test("a key is switched off and on in the cloud", async () => {
  const key = await given();
  for (const [active, status] of [
    [false, "inactive"],
    [true, "active"],
  ] as const) {
    const { arkKeyId, account, subAccountId } = key;
    const answer = await switchArkKey(key.ctx, { arkKeyId, active });
    expect(answer).toEqual({ changeId: expect.any(String), kept: "cloud" });
    await settle(account, subAccountId);
    expect((await arkRow(arkKeyId))?.status).toBe(status);
    expect((await shownArkKey(account, key.number))?.Status.toLowerCase()).toBe(status);
  }
  expect(key.recorded.slice(1)).toMatchObject([
    { audit: { action: "sub_account.ark_key.deactivate", new: { active: false, kept: "cloud" } } },
    { audit: { action: "sub_account.ark_key.activate" } },
  ]);
});

test("while disabled a switch is kept for the enable, and no key is made or rotated", async () => {
  const key = await given();
  const { account, arkKeyId, ctx, number, subAccountId } = key;
  await disable(subAccountId);
  await settle(account, subAccountId);
  expect((await shownArkKey(account, number))?.Status).toBe("Inactive");
  expect(await switchArkKey(ctx, { arkKeyId, active: false })).toEqual({
    changeId: null,
    kept: "snapshot",
  });
  const { plaintext: apiKey } = await givenKeyInCloud(account);
  const before = [key.recorded.length, (await changesOf(subAccountId)).length];
  for (const attempt of [
    () => createArkKey(ctx, wanted(key)),
    () => enterArkKey(ctx, { ...wanted(key), apiKey }),
    () => rotateArkKey(ctx, { arkKeyId, reason }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "iam.ark_keys_disabled" });
  }
  expect([key.recorded.length, (await changesOf(subAccountId)).length]).toEqual(before);
  await enable(subAccountId);
  await settle(account, subAccountId);
  expect((await shownArkKey(account, number))?.Status).toBe("Inactive");
});

test("a rotated key is another one, read anew and taken by whoever rotated it", async () => {
  const key = await given();
  const { account, arkKeyId, number, subAccountId } = key;
  const { apiKey: old } = await takeNewArkKey(key.ctx, key);
  const call = on();
  await rotateArkKey(call.ctx, { arkKeyId, reason });
  await expect(rotateArkKey(call.ctx, { arkKeyId, reason })).rejects.toThrow("iam.ark_key_busy");
  await expect(takeNewArkKey(call.ctx, key)).rejects.toThrow("iam.ark_key_unreadable");
  await settle(account, subAccountId);
  const { apiKey } = await takeNewArkKey(call.ctx, key);
  expect(apiKey).not.toBe(old);
  expect(apiKey).toBe(await plaintextOf(account, number));
  expect(call.recorded[0]).toMatchObject({
    audit: { action: "sub_account.ark_key.rotate", reason },
  });
  const stored = await storedOf(call, key);
  for (const plaintext of [old, apiKey]) expect(stored).not.toContain(plaintext);
});

test("a deleted key is gone in the cloud and has no plaintext here, also while disabled", async () => {
  const key = await given();
  const { account, arkKeyId, ctx, number, subAccountId } = key;
  await disable(subAccountId);
  expect(await deleteArkKey(ctx, { arkKeyId, reason })).toMatchObject({ onlyForgotten: false });
  expect((await arkRow(arkKeyId))?.status).toBe("deleting");
  await expect(deleteArkKey(ctx, { arkKeyId, reason })).rejects.toThrow("iam.ark_key_busy");
  await settle(account, subAccountId);
  expect(await shownArkKey(account, number)).toBeUndefined();
  expect(await arkRow(arkKeyId)).toMatchObject({ status: "deleted", sealedKey: null });
  expect(key.recorded.at(-1)).toMatchObject({
    audit: { action: "sub_account.ark_key.delete", reason, new: { onlyForgotten: false } },
  });
  await enable(subAccountId);
  await settle(account, subAccountId);
  await expect(switchArkKey(ctx, { arkKeyId, active: true })).rejects.toThrow(
    "iam.ark_key_not_found",
  );
});

test("a key of the cloud's console is entered, found by its mask, and switched and rotated", async () => {
  const call = on();
  const owner = await givenArkOwner(cloud());
  const { number, plaintext: apiKey } = await givenKeyInCloud(owner.account);
  const entered = await enterArkKey(call.ctx, { ...wanted(owner), apiKey });
  expect(entered).toMatchObject({ status: "active", numbered: true });
  const { arkKeyId } = entered;
  const row = await arkRow(arkKeyId);
  expect(row).toMatchObject({ cloudKeyId: number, ending: apiKey.slice(-4), origin: "entered" });
  await expect(takeNewArkKey(call.ctx, { arkKeyId })).rejects.toThrow("iam.ark_key_not_yours");
  await rotateArkKey(call.ctx, { arkKeyId, reason });
  await settle(owner.account, owner.subAccountId);
  const after = await takeNewArkKey(call.ctx, { arkKeyId });
  expect(after.apiKey).toBe(await plaintextOf(owner.account, number));
  expect(call.recorded[0]).toMatchObject({ audit: { action: "sub_account.ark_key.enter" } });
  expect(await storedOf(call, owner)).not.toContain(apiKey);
  expect(JSON.stringify(row)).not.toContain(apiKey);
});

test("a key whose number nobody knows is kept, not switched, and only forgotten", async () => {
  const { ctx } = on();
  const owner = await givenArkOwner(cloud());
  const apiKey = `ark-${randomUUID()}`;
  const { arkKeyId, numbered } = await enterArkKey(ctx, { ...wanted(owner), apiKey });
  expect(numbered).toBe(false);
  await expect(switchArkKey(ctx, { arkKeyId, active: false })).rejects.toThrow(
    "iam.ark_key_unknown",
  );
  expect(await deleteArkKey(ctx, { arkKeyId, reason })).toMatchObject({ onlyForgotten: true });
  await settle(owner.account, owner.subAccountId);
  expect(await arkRow(arkKeyId)).toMatchObject({ status: "deleted", sealedKey: null });
});

test("an unreadable key is read again by its number, or entered by hand, and never made twice", async () => {
  const call = on();
  for (const way of ["read", "fill"] as const) {
    const owner = await givenArkOwner(cloud());
    const { account, subAccountId } = owner;
    const effect = { kind: "body" as const, status: 503 };
    cloud().control.addFault({ action: "GetRawApiKey", times: 50, effect });
    const { arkKeyId } = await createArkKey(call.ctx, wanted(owner));
    await carry(account, subAccountId);
    const row = (await arkRow(arkKeyId))!;
    expect(row).toMatchObject({ status: "unreadable", sealedKey: null });
    cloud().control.clearFaults();
    const apiKey = await plaintextOf(account, row.cloudKeyId!);
    if (way === "read") {
      const { changeId } = await retryReadArkKey(call.ctx, { arkKeyId });
      expect(changeId).toBe(arkKeyId);
    } else {
      const wrong = { arkKeyId, apiKey: randomUUID() };
      const refusal = await fillArkKey(call.ctx, wrong).catch((error) => error);
      expect(refusal).toMatchObject({ code: "iam.ark_key_mismatch" });
      expect(JSON.stringify(refusal)).not.toContain(wrong.apiKey);
      await fillArkKey(call.ctx, { arkKeyId, apiKey });
    }
    await carry(account, subAccountId);
    await settle(account, subAccountId);
    expect(await arkRow(arkKeyId)).toMatchObject({ status: "active", ending: apiKey.slice(-4) });
    expect((await takeNewArkKey(call.ctx, { arkKeyId })).apiKey).toBe(apiKey);
    expect(await storedOf(call, owner)).not.toContain(apiKey);
    await expect(retryReadArkKey(call.ctx, { arkKeyId })).rejects.toThrow("iam.ark_key_readable");
  }
});
