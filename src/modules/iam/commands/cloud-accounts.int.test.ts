import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { z } from "zod";
import { volcengine } from "@/integrations/volcengine/client";
import { newAccessKey } from "@/simulators/volcengine/credentials";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import { cloudOfFile } from "@/test/simulator";
import { cloudOf } from "../queries/cloud";
import { listCloudAccounts } from "../queries/cloud-accounts";
import { cloudAccounts } from "../tables";
import {
  addCloudAccount,
  renameCloudAccount,
  replaceCloudCredentials,
  switchCloudAccount,
} from "./cloud-accounts";

const cloud = cloudOfFile();
const reason = "the key is a year old";

const credentialsOf = (account: { accessKeyId: string; secretAccessKey: string }) => ({
  accessKeyId: account.accessKeyId,
  secretAccessKey: account.secretAccessKey,
});
const newAccount = () => cloud().control.createAccount();

/** A second key of the main account itself, as people make one in the cloud's console. */
function secondKey(accountId: number) {
  const account = cloud().state.accounts.find(({ id }) => id === accountId)!;
  const key = newAccessKey(new Date());
  account.resources.rootKeys.push(key);
  return { accessKeyId: key.id, secretAccessKey: key.secret };
}

async function userKey() {
  const client = volcengine({ ...newAccount(), clock: () => new Date(), random: Math.random });
  await client.iam.createUser({ UserName: "somebody" });
  const key = await client.iam.createAccessKey({ UserName: "somebody" });
  return { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
}
const wanted = (more: Partial<z.output<typeof addCloudAccount.input>> = {}) => ({
  name: fresh("research"),
  ...credentialsOf(newAccount()),
  ...more,
});
const rowOf = async (id: string) =>
  (await db.select().from(cloudAccounts).where(eq(cloudAccounts.id, id)))[0];

test("credentials that the cloud takes are kept sealed and open the cloud again", async () => {
  const { ctx, recorded } = testContext();
  const input = wanted();
  const { id, accountNumber } = await addCloudAccount(ctx, input);
  const row = await rowOf(id);
  expect(row).toMatchObject({ accountNumber, accessKeyId: input.accessKeyId, disabled: false });
  expect(recorded).toMatchObject([
    { audit: { action: "cloud_account.add", targetId: id, new: { name: input.name } } },
  ]);
  for (const shown of [row, recorded, await listCloudAccounts(ctx, {})]) {
    expect(JSON.stringify(shown)).not.toContain(input.secretAccessKey);
  }
  const identity = await (await cloudOf(db, id)).sts.getCallerIdentity();
  expect(identity.AccountId).toBe(accountNumber);
});

test("credentials that the cloud refuses leave nothing, and no secret in the refusal", async () => {
  const { ctx, recorded } = testContext();
  const input = wanted({ secretAccessKey: "not-the-secret-of-anybody" });
  const refusal = await addCloudAccount(ctx, input).catch((error) => error);
  expect(refusal).toMatchObject({
    kind: "invalid",
    code: "cloud_account.refused",
    details: { code: "SignatureDoesNotMatch" },
  });
  expect(JSON.stringify(refusal)).not.toContain(input.secretAccessKey);
  expect([recorded, await nameTaken(input.name)]).toEqual([[], false]);
});

test("a cloud that cannot be reached is no refusal of the credentials", async () => {
  cloud().control.addFault({
    action: "GetCallerIdentity",
    times: 4,
    effect: { kind: "body", status: 503 },
  });
  const attempt = addCloudAccount(testContext().ctx, wanted());
  await expect(attempt).rejects.toMatchObject({
    kind: "unavailable",
    code: "cloud_account.unreachable",
  });
});

test("a sub-account's key is refused", async () => {
  const { ctx } = testContext();
  await expect(addCloudAccount(ctx, wanted(await userKey()))).rejects.toMatchObject({
    code: "cloud_account.not_main",
  });
});

test("a main account is managed once, under a name of its own", async () => {
  const { ctx } = testContext();
  const input = wanted();
  await addCloudAccount(ctx, input);
  await expect(addCloudAccount(ctx, { ...input, name: fresh("again") })).rejects.toMatchObject({
    code: "cloud_account.present",
  });
  await expect(addCloudAccount(ctx, wanted({ name: input.name }))).rejects.toMatchObject({
    code: "cloud_account.name_taken",
  });
});

test("new credentials replace the old ones only for the same main account", async () => {
  const { ctx, recorded } = testContext();
  const account = newAccount();
  const { id } = await addCloudAccount(ctx, wanted(credentialsOf(account)));
  const next = secondKey(account.accountId);
  await replaceCloudCredentials(ctx, { id, ...credentialsOf(next), reason });
  expect(await rowOf(id)).toMatchObject({ accessKeyId: next.accessKeyId });
  expect(recorded.at(-1)).toMatchObject({
    audit: {
      action: "cloud_account.credentials.replace",
      old: { accessKeyId: account.accessKeyId },
      new: { accessKeyId: next.accessKeyId },
      reason,
    },
  });
  const foreign = { id, ...credentialsOf(newAccount()), reason };
  await expect(replaceCloudCredentials(ctx, foreign)).rejects.toMatchObject({
    code: "cloud_account.other_account",
  });
  expect(await rowOf(id)).toMatchObject({ accessKeyId: next.accessKeyId });
});

test.each(["confirmation", "approval"] as const)(
  "without %s the credentials stay",
  async (unmet) => {
    const account = newAccount();
    const { id } = await addCloudAccount(testContext().ctx, wanted(credentialsOf(account)));
    const { ctx, recorded } = testContext({ unmet: [unmet] });
    const next = secondKey(account.accountId);
    const attempt = replaceCloudCredentials(ctx, { id, ...credentialsOf(next), reason });
    await expect(attempt).rejects.toMatchObject({ kind: "precondition" });
    expect([recorded, (await rowOf(id))?.accessKeyId]).toEqual([[], account.accessKeyId]);
  },
);

test("an account is renamed; the same name changes nothing", async () => {
  const { ctx, recorded } = testContext();
  const { id } = await addCloudAccount(ctx, wanted());
  const name = fresh("teaching");
  await renameCloudAccount(ctx, { id, name });
  await renameCloudAccount(ctx, { id, name });
  expect(recorded.slice(1)).toMatchObject([
    { audit: { action: "cloud_account.rename", new: { name } } },
    { audit: null },
  ]);
});

test("while it is switched off nobody reaches its cloud", async () => {
  const { ctx } = testContext();
  const { id } = await addCloudAccount(ctx, wanted());
  await switchCloudAccount(ctx, { id, disabled: true, reason });
  await expect(cloudOf(db, id)).rejects.toMatchObject({ code: "cloud_account.switched_off" });
  await switchCloudAccount(ctx, { id, disabled: false, reason });
  await (await cloudOf(db, id)).sts.getCallerIdentity();
});

test("an account that is not there is not found", async () => {
  const { ctx } = testContext();
  const id = crypto.randomUUID();
  const outcomes = await Promise.allSettled([
    renameCloudAccount(ctx, { id, name: fresh("name") }),
    switchCloudAccount(ctx, { id, disabled: true, reason }),
    replaceCloudCredentials(ctx, { id, ...credentialsOf(newAccount()), reason }),
    cloudOf(db, id),
  ]);
  const codes = outcomes.map((one) => one.status === "rejected" && one.reason.code);
  expect(codes).toEqual(Array(4).fill("cloud_account.not_found"));
});

test.each([
  { who: "an admin without the capability", actor: admin("admin") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("iam:status") },
  { who: "a sub-account", actor: subAccount() },
])("$who manages no cloud account, and the cloud is not asked", async ({ actor }) => {
  const { ctx } = testContext({ actor });
  cloud().control.clearCalls();
  await expect(addCloudAccount(ctx, wanted())).rejects.toMatchObject({ kind: "forbidden" });
  expect(cloud().control.calls()).toEqual([]);
});

async function nameTaken(name: string): Promise<boolean> {
  return (await db.select().from(cloudAccounts).where(eq(cloudAccounts.name, name))).length > 0;
}
