import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { arkRow, givenArkOwner, givenKeyInCloud } from "@/test/given-ark";
import { changesOf, givenCloudUser, settle } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { listArkKeys, myArkKeys } from "../queries/ark-keys";
import { EnterArkKey } from "../schema/ark-keys";
import { arkKeys } from "../tables";
import { createArkKey } from "./ark-create";
import { deleteArkKey, renameArkKey, rotateArkKey, switchArkKey } from "./ark-edit";
import { enterArkKey, fillArkKey } from "./ark-enter";
import { retryReadArkKey, revealArkKey, revealMyArkKey, takeNewArkKey } from "./ark-reveal";
import { disableFor } from "./reasons";

const cloud = cloudOfFile();
const reason = "the key leaked";
const as = (actor: Actor = admin("super_admin")) => testContext({ actor });
const plaintext = () => randomUUID();
type Owner = Awaited<ReturnType<typeof givenArkOwner>>;

const wanted = ({ subAccountId, project }: Owner) => ({
  requestId: randomUUID(),
  subAccountId,
  project,
  name: fresh("key"),
});
async function given(owner?: Owner) {
  const own = owner ?? (await givenArkOwner(cloud()));
  const { arkKeyId } = await createArkKey(as().ctx, wanted(own));
  await settle(own.account, own.subAccountId);
  return { ...own, arkKeyId };
}
const rowsOf = (id: string) => db.select().from(arkKeys).where(eq(arkKeys.subAccountId, id));

/** Every operation on one key. */
const onKey = (ctx: ReturnType<typeof as>["ctx"], arkKeyId: string) => ({
  rename: () => renameArkKey(ctx, { arkKeyId, name: fresh("another") }),
  fill: () => fillArkKey(ctx, { arkKeyId, apiKey: plaintext() }),
  switch: () => switchArkKey(ctx, { arkKeyId, active: false }),
  rotate: () => rotateArkKey(ctx, { arkKeyId, reason }),
  delete: () => deleteArkKey(ctx, { arkKeyId, reason }),
  read: () => retryReadArkKey(ctx, { arkKeyId }),
  take: () => takeNewArkKey(ctx, { arkKeyId }),
  reveal: () => revealArkKey(ctx, { arkKeyId, reason }),
});

test("a creation or an entry that is refused leaves no trace", async () => {
  const { ctx, recorded } = as();
  const { account, ...owner } = await givenArkOwner(cloud());
  const { plaintext: apiKey } = await givenKeyInCloud(account);
  const key = await given({ account, ...owner });
  const taken = (await arkRow(key.arkKeyId))!.name;
  const leaving = await givenCloudUser(account, {}, { state: "deleting" });
  const refusals: [object, string][] = [
    [{ subAccountId: randomUUID() }, "iam.sub_account_not_found"],
    [{ subAccountId: leaving.id }, "iam.sub_account_busy"],
    [{ project: "elsewhere" }, "iam.project_not_linked"],
    [{ name: taken }, "iam.ark_key_name_taken"],
  ];
  const before = [await rowsOf(owner.subAccountId), await changesOf(owner.subAccountId)];
  for (const [more, code] of refusals) {
    const input = { ...wanted({ account, ...owner }), ...more };
    await expect(createArkKey(ctx, input)).rejects.toMatchObject({ code });
    const refusal = await enterArkKey(ctx, { ...input, apiKey }).catch((error) => error);
    expect(refusal).toMatchObject({ code });
    expect(JSON.stringify(refusal)).not.toContain(apiKey);
  }
  const reused = { ...wanted({ account, ...owner }), requestId: key.arkKeyId };
  await expect(createArkKey(ctx, reused)).rejects.toThrow("iam.request_reused");
  expect([await rowsOf(owner.subAccountId), await changesOf(owner.subAccountId)]).toEqual(before);
  expect(recorded).toEqual([]);
});

test("a name is free once in a cloud project, and a key is here once, whosever it is", async () => {
  const one = await givenArkOwner(cloud());
  const two = await givenArkOwner(cloud(), { account: one.account });
  const { plaintext: apiKey } = await givenKeyInCloud(one.account);
  const { ctx, recorded } = as();
  await enterArkKey(ctx, { ...wanted(one), apiKey });
  const again = enterArkKey(ctx, { ...wanted(two), apiKey });
  await expect(again).rejects.toMatchObject({ code: "iam.ark_key_present" });
  const unknown = plaintext();
  await enterArkKey(ctx, { ...wanted(one), apiKey: unknown });
  await expect(enterArkKey(ctx, { ...wanted(two), apiKey: unknown })).rejects.toMatchObject({
    code: "iam.ark_key_present",
  });
  expect(recorded).toHaveLength(2);
  const name = fresh("same");
  const asked = await Promise.allSettled(
    [one, two, one, two].map((owner) => createArkKey(as().ctx, { ...wanted(owner), name })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("ten equal requests at once make one key", async () => {
  const owner = await givenArkOwner(cloud());
  const input = wanted(owner);
  await Promise.all(Array.from({ length: 10 }, () => createArkKey(as().ctx, input)));
  expect(await rowsOf(owner.subAccountId)).toHaveLength(1);
  expect(await changesOf(owner.subAccountId)).toHaveLength(1);
});

test("a masked key, and one that is none, is refused before anything else", () => {
  const entered = { subAccountId: randomUUID(), project: "default", name: "k" };
  const refused = (apiKey: string) =>
    EnterArkKey.safeParse({ ...entered, apiKey }).error?.issues.map(({ message }) => message);
  expect(refused(randomUUID())).toBeUndefined();
  expect(refused("392****dab0-0000-0000")).toEqual(["iam.ark_key_masked"]);
  expect(refused("short")).toEqual(["iam.ark_key_invalid"]);
  expect(refused("with a blank in the middle")).toEqual(["iam.ark_key_invalid"]);
});

test("a key that is absent, or deleted, is not found", async () => {
  const { ctx, recorded } = as();
  const key = await given();
  await deleteArkKey(as().ctx, { arkKeyId: key.arkKeyId, reason });
  await settle(key.account, key.subAccountId);
  for (const id of [randomUUID(), key.arkKeyId]) {
    for (const attempt of Object.values(onKey(ctx, id))) {
      await expect(attempt()).rejects.toMatchObject({ code: "iam.ark_key_not_found" });
    }
  }
  expect(recorded).toEqual([]);
});

test.each([
  { who: "a reviewer", actor: admin("reviewer") },
  { who: "a finance admin", actor: admin("finance") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("iam:read", "iam:status", "iam:quota") },
  { who: "a sub-account", actor: subAccount() },
  { who: "a job", actor: job("iam.carryOut") },
])("$who does nothing to Ark keys, and sees none", async ({ actor }) => {
  const key = await given();
  const { ctx, recorded } = as(actor);
  const attempts = [
    ...Object.values(onKey(ctx, key.arkKeyId)),
    () => createArkKey(ctx, wanted(key)),
    () => enterArkKey(ctx, { ...wanted(key), apiKey: plaintext() }),
    () => listArkKeys(ctx, { limit: 10 }),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(recorded).toEqual([]);
  expect(await arkRow(key.arkKeyId)).toMatchObject({ status: "active", lastRevealedAt: null });
});

test("writing keys does not open their plaintexts", async () => {
  const { arkKeyId } = await given();
  const roles = ["super_admin", "admin", "reviewer", "ops", "finance", "viewer"] as const;
  const opened: string[] = [];
  for (const role of roles) {
    await revealArkKey(as(admin(role)).ctx, { arkKeyId, reason }).then(
      () => opened.push(role),
      (error) => expect(error.kind).toBe("forbidden"),
    );
  }
  expect(opened).toEqual(["super_admin", "ops"]);
});

test("without a confirmation no key is made, changed or shown", async () => {
  const key = await given();
  const { ctx, recorded } = testContext({ unmet: ["confirmation"] });
  const own = testContext({ actor: subAccount(key.subAccountId), unmet: ["confirmation"] });
  const { fill, rotate, delete: remove, take, reveal } = onKey(ctx, key.arkKeyId);
  for (const attempt of [
    ...[fill, rotate, remove, take, reveal],
    () => createArkKey(ctx, wanted(key)),
    () => enterArkKey(ctx, { ...wanted(key), apiKey: plaintext() }),
    () => revealMyArkKey(own.ctx, { arkKeyId: key.arkKeyId }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ kind: "precondition" });
  }
  expect([recorded, own.recorded]).toEqual([[], []]);
  expect(await arkRow(key.arkKeyId)).toMatchObject({ status: "active", lastRevealedAt: null });
});

test("a sub-account sees and reveals its own keys; a foreign key is not found", async () => {
  const one = await given();
  const two = await given();
  const { ctx, recorded } = as(subAccount(one.subAccountId));
  const { keys } = await myArkKeys(ctx, {});
  expect(keys.map(({ id }) => id)).toEqual([one.arkKeyId]);
  expect(keys[0]).toMatchObject({ status: "active", readable: true, ending: expect.any(String) });
  const { apiKey: shown } = await revealMyArkKey(ctx, { arkKeyId: one.arkKeyId });
  expect(shown.endsWith(keys[0]!.ending!)).toBe(true);
  expect(JSON.stringify([keys, recorded])).not.toContain(shown);
  expect(recorded).toMatchObject([
    { audit: { action: "sub_account.ark_key.reveal", targetId: one.subAccountId } },
  ]);
  const answers = [];
  for (const arkKeyId of [two.arkKeyId, randomUUID()]) {
    answers.push(await revealMyArkKey(ctx, { arkKeyId }).catch((error) => ({ ...error })));
  }
  expect(answers[0]).toMatchObject({ kind: "not_found", code: "iam.ark_key_not_found" });
  expect(answers[0]).toEqual(answers[1]);
  expect((await arkRow(two.arkKeyId))?.lastRevealedAt).toBeNull();
  expect(recorded).toHaveLength(1);
});

test("a disable takes a creation back that was not carried out: there is no key, here or there", async () => {
  const { ctx } = as();
  const owner = await givenArkOwner(cloud());
  const input = wanted(owner);
  await createArkKey(ctx, input);
  await db.transaction((tx) =>
    disableFor(tx, owner.subAccountId, { reason: "manual", requestedBy: "x", now: new Date() }),
  );
  await settle(owner.account, owner.subAccountId);
  expect(await arkRow(input.requestId)).toMatchObject({ status: "deleted", cloudKeyId: null });
  const listed = await owner.account.cloud.ark.listApiKeys({ ProjectName: "default" }).next();
  expect(listed.done).toBe(true);
});
