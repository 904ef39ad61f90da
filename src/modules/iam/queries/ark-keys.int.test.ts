import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { givenArkOwner } from "@/test/given-ark";
import { carry, settle } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { createArkKey } from "../commands/ark-create";
import { takeNewArkKey } from "../commands/ark-reveal";
import { arkKeys } from "../tables";
import { getArkKey, listArkKeys, myArkKeys } from "./ark-keys";
import { mySubAccount } from "./my-sub-account";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("ops") });
const list = (input: Partial<Parameters<typeof listArkKeys>[1]>) =>
  listArkKeys(ctx, { limit: 50, ...input });
const names = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ name }) => name);
const at = new Date("2026-05-01T00:00:00Z");

/** Keys of one moment, but for the last: their order must not hang on the clock alone. */
async function givenKeys(more: readonly Partial<typeof arkKeys.$inferInsert>[]) {
  const owner = await givenArkOwner(cloud());
  const { subAccountId, project } = owner;
  for (const values of more) {
    const key = { subAccountId, project, name: fresh("k"), origin: "entered" as const };
    await db.insert(arkKeys).values({ ...key, status: "active", createdAt: at, ...values });
  }
  return owner;
}

test("keys are listed page by page, each once, the newest first", async () => {
  const { subAccountId } = await givenKeys([
    ...Array.from({ length: 4 }, () => ({})),
    { name: "newest", createdAt: new Date("2026-05-02T00:00:00Z") },
  ]);
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 3; pages += 1) {
    const page = await list({ subAccountId, limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...names(page));
    cursor = page.next ?? undefined;
  }
  expect(seen[0]).toBe("newest");
  expect([seen.length, new Set(seen).size, cursor]).toEqual([5, 5, undefined]);
});

test("keys are found by sub-account, project, status and text, and no sealed text is told", async () => {
  const mark = fresh("m");
  const { subAccountId, userName } = await givenKeys([
    { name: `${mark}-50%_off`, ending: "q7Zx", sealedKey: "sealed-text", cloudKeyId: "77" },
    { name: `${mark}-other`, project: "elsewhere" },
    { name: `${mark}-off`, status: "inactive" },
    { name: `${mark}-gone`, status: "deleted", deletedAt: at },
  ]);
  const found = async (input: Parameters<typeof list>[0]) =>
    names(await list({ subAccountId, ...input })).map((name) => name.slice(mark.length + 1));
  expect((await found({})).sort()).toEqual(["50%_off", "off", "other"]);
  expect(await found({ project: "elsewhere" })).toEqual(["other"]);
  expect(await found({ status: "inactive" })).toEqual(["off"]);
  expect(await found({ status: "deleted" })).toEqual(["gone"]);
  expect(await found({ search: "0%_O" })).toEqual(["50%_off"]);
  expect(await found({ search: "q7zx" })).toEqual(["50%_off"]);
  expect(await found({ search: userName })).toHaveLength(3);
  expect(names(await list({ search: mark }))).toHaveLength(3);
  const { rows } = await list({ subAccountId, search: "50" });
  expect(rows).toMatchObject([{ readable: true, numbered: true, ending: "q7Zx", userName }]);
  expect(JSON.stringify(rows)).not.toContain("sealed-text");
  const own = await myArkKeys(testContext({ actor: subAccount(subAccountId) }).ctx, {});
  expect(own.keys).toHaveLength(3);
  expect(Object.keys(own.keys[0]!)).not.toEqual(expect.arrayContaining(["cloudKeyId"]));
  expect(JSON.stringify(own)).not.toContain("sealed-text");
});

test("keys are found by cloud account and by how they came here", async () => {
  const one = await givenKeys([{ name: "by-hand" }, { name: "made", origin: "created" }]);
  const two = await givenKeys([{ name: "elsewhere" }]);
  const cloudAccountId = one.account.id;
  expect(names(await list({ cloudAccountId })).sort()).toEqual(["by-hand", "made"]);
  expect(names(await list({ cloudAccountId, origin: "created" }))).toEqual(["made"]);
  expect(names(await list({ cloudAccountId: two.account.id, origin: "created" }))).toEqual([]);
  const { rows } = await list({ cloudAccountId });
  expect(rows[0]).toMatchObject({ cloudAccount: { id: cloudAccountId }, work: null });
});

test("a key tells what is done to it, what holds it up, and who may take it", async () => {
  const { account, project, subAccountId } = await givenArkOwner(cloud());
  const requestId = randomUUID();
  await createArkKey(ctx, { requestId, subAccountId, project, name: fresh("k") });
  const row = async (reader = ctx) => (await listArkKeys(reader, { subAccountId, limit: 5 })).rows;
  expect(await row()).toMatchObject([
    { status: "creating", takeable: false, work: { state: "open", verb: "create_ark_key" } },
  ]);
  const effect = { kind: "error" as const, code: "ServiceFailure", status: 500 };
  const { accountId } = account;
  cloud().control.addFault({ accountId, action: "GetRawApiKey", times: 50, effect });
  await carry(account, subAccountId);
  const [held] = await row();
  expect(held).toMatchObject({
    status: "unreadable",
    work: { changeId: requestId, verb: "read_ark_key", code: "ServiceFailure", attempts: 1 },
  });
  expect(held?.work?.dueAt).toBeInstanceOf(Date);
  cloud().control.clearFaults();
  await settle(account, subAccountId);
  expect(await row()).toMatchObject([{ status: "active", takeable: true, work: null }]);
  expect(await getArkKey(ctx, { arkKeyId: requestId })).toEqual((await row())[0]);
  expect(await row(testContext({ actor: admin("admin") }).ctx)).toMatchObject([
    { takeable: false },
  ]);
  await takeNewArkKey(ctx, { arkKeyId: requestId });
  expect(await row()).toMatchObject([{ takeable: false }]);
});

test("a key that the cloud refused is there for whoever asked for it, with the cloud's word", async () => {
  const { account, project, subAccountId } = await givenArkOwner(cloud());
  const arkKeyId = randomUUID();
  await createArkKey(ctx, { requestId: arkKeyId, subAccountId, project, name: fresh("k") });
  const effect = { kind: "error" as const, code: "QuotaExceeded", status: 400 };
  const { accountId } = account;
  cloud().control.addFault({ accountId, action: "CreateApiKey", times: 9, effect });
  await settle(account, subAccountId);
  expect(await getArkKey(ctx, { arkKeyId })).toMatchObject({
    status: "creating",
    work: { state: "undone", code: "QuotaExceeded", dueAt: null },
  });
  const absent = getArkKey(ctx, { arkKeyId: randomUUID() });
  await expect(absent).rejects.toMatchObject({ code: "iam.ark_key_not_found" });
});

test("a disabled sub-account is told so, why and since when", async () => {
  const disabledReasons = ["exhausted" as const, "manual" as const];
  const { subAccountId } = await givenArkOwner(cloud(), { disabledReasons, disabledAt: at });
  const on = (id: string) => testContext({ actor: subAccount(id) }).ctx;
  expect(await mySubAccount(on(subAccountId), {})).toMatchObject({
    disabled: { reasons: disabledReasons, since: at },
  });
  const enabled = await givenArkOwner(cloud());
  expect(await mySubAccount(on(enabled.subAccountId), {})).toMatchObject({ disabled: null });
});
