import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { givenCloudAccount, givenCloudUser, hasty } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { listAccessKeys } from "./access-keys";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("viewer") });
const seenAt = new Date("2026-05-01T00:00:00Z");
const cloudState = { policies: [], keys: [{ id: "AKLT-kept", active: true }], login: null };

test("keys are told as the cloud lists them now, with their last use and their most", async () => {
  const account = await givenCloudAccount(cloud());
  const { id: subAccountId, userName } = await givenCloudUser(account, { keys: ["inactive"] });
  const made = await account.cloud.iam.createAccessKey({ UserName: userName });
  await hasty({ accessKeyId: made.AccessKeyId, secretAccessKey: made.SecretAccessKey }, cloud().url)
    .sts.getCallerIdentity()
    .catch(() => undefined);
  const shown = await listAccessKeys(ctx, { subAccountId });
  expect(shown).toMatchObject({ live: true, failed: null, most: 2, asOf: ctx.now });
  expect(shown.keys).toHaveLength(2);
  expect(shown.keys.map(({ active }) => active).sort()).toEqual([false, true]);
  for (const { createdAt } of shown.keys) expect(createdAt).toBeInstanceOf(Date);
  const used = shown.keys.find(({ id }) => id === made.AccessKeyId);
  expect(used).toMatchObject({ lastUsedAt: expect.any(Date), lastService: "sts" });
  expect(JSON.stringify(shown)).not.toContain(made.SecretAccessKey);
});

test("when the cloud does not answer, keys are told as it showed them last", async () => {
  const account = await givenCloudAccount(cloud());
  const known = { cloudState, cloudSeenAt: seenAt };
  const { id: subAccountId } = await givenCloudUser(account, {}, known);
  const effect = { kind: "error" as const, code: "AccessDenied", status: 403 };
  const { accountId } = account;
  cloud().control.addFault({ accountId, action: "ListAccessKeys", always: true, effect });
  expect(await listAccessKeys(ctx, { subAccountId })).toMatchObject({
    keys: [{ id: "AKLT-kept", active: true, createdAt: null, lastUsedAt: null }],
    asOf: seenAt,
    live: false,
    failed: "AccessDenied",
  });
});

test("what else the cloud refuses to tell leaves the keys in view", async () => {
  const account = await givenCloudAccount(cloud());
  const { id: subAccountId } = await givenCloudUser(account, { keys: ["active"] });
  const effect = { kind: "error" as const, code: "AccessDenied", status: 403 };
  const { accountId } = account;
  for (const action of ["GetAccessKeyLastUsed", "GetAccountSummary"]) {
    cloud().control.addFault({ accountId, action, always: true, effect });
  }
  expect(await listAccessKeys(ctx, { subAccountId })).toMatchObject({
    keys: [{ active: true, lastUsedAt: null }],
    most: 2,
    live: true,
  });
  const absent = listAccessKeys(ctx, { subAccountId: randomUUID() });
  await expect(absent).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
});
