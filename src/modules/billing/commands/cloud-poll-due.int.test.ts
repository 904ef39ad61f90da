import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { setCloudSettings } from "@/modules/config/commands/settings";
import { CloudSettings, cloudSettings } from "@/modules/config/schema/cloud";
import { switchCloudAccount } from "@/modules/iam/commands/cloud-accounts";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { dayOf, givenBills, monthOf, noonOf } from "@/test/given-bills";
import { cloudOfFile } from "@/test/simulator";
import { duePolls, listPolls } from "../queries/cloud-polls";
import { pollBills } from "./cloud-poll";
import { requestPoll } from "./cloud-request-poll";

const cloud = cloudOfFile();
const given = () => givenBills(cloud());
const usual = CloudSettings.parse(cloudSettings.initial);

test("an account that is switched off is left alone", async () => {
  const { id, poll, calls } = await given();
  const { ctx } = testContext();
  await switchCloudAccount(ctx, { id, disabled: true, reason: "not ours any more" });
  expect((await poll()).polled.outcome).toBe("switched_off");
  expect(calls()).toEqual([]);
  expect(await duePolls(db, new Date())).not.toContain(id);
  await expect(requestPoll(ctx, { cloudAccountId: id })).rejects.toMatchObject({
    code: "cloud_account.switched_off",
  });
});

test("an account is due after the interval of the setting, and at once when asked for", async () => {
  const { id, poll } = await given();
  const now = noonOf(dayOf(0));
  expect(await duePolls(db, now)).toContain(id);
  await poll({ now });
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000 + 5_000);
  expect(await duePolls(db, later(59))).not.toContain(id);
  expect(await duePolls(db, later(60))).toContain(id);
  const { ctx } = testContext({ now });
  await setCloudSettings(ctx, {
    ...usual,
    pollIntervalMinutes: 10,
    reason: "a test",
  });
  expect(await duePolls(db, later(10))).toContain(id);
  await setCloudSettings(ctx, { ...usual, reason: "a test" });

  const asked = testContext({ now: later(20) });
  await requestPoll(asked.ctx, { cloudAccountId: id });
  await requestPoll(asked.ctx, { cloudAccountId: id });
  expect(asked.recorded).toMatchObject([
    {
      audit: { action: "cloud_account.bills.poll", targetId: id },
      events: [{ name: "billing/poll.requested", data: { cloudAccountId: id } }],
    },
    { audit: null },
  ]);
  expect(await duePolls(db, later(20))).toContain(id);
  const worker = testContext({ actor: job("billing.pollBills"), now: later(20) });
  expect(await pollBills(worker.ctx, { cloudAccountId: id })).toMatchObject({ outcome: "done" });
  expect(await pollBills(worker.ctx, { cloudAccountId: id })).toMatchObject({ outcome: "not_due" });
});

test("everybody who sees sub-accounts sees how the polls stand", async () => {
  const { id, bill, poll } = await given();
  const ctx = testContext({ actor: admin("viewer") }).ctx;
  const read = () => listPolls(ctx, { cloudAccountId: id, limit: 10 });
  expect((await read()).accounts).toMatchObject([{ state: "never", asOf: null }]);
  bill("lab", dayOf(0), "1");
  await poll();
  const { accounts, polls } = await read();
  expect(accounts).toMatchObject([{ state: "ok", asOf: dayOf(0), code: null }]);
  expect(polls.map(({ period, rows }) => [period, rows])).toEqual([
    [monthOf(0), 1],
    [monthOf(1), 0],
  ]);
});

test("an absent account is not found", async () => {
  const { ctx } = testContext();
  const cloudAccountId = randomUUID();
  await expect(requestPoll(ctx, { cloudAccountId })).rejects.toMatchObject({
    code: "cloud_account.not_found",
  });
  const worker = testContext({ actor: job("billing.pollBills") }).ctx;
  await expect(pollBills(worker, { cloudAccountId })).rejects.toMatchObject({ kind: "not_found" });
});

test.each([
  { who: "a role without the capability", actor: admin("finance") },
  { who: "a manager", actor: manager() },
  { who: "an API key, whatever its scopes", actor: apiKey("iam:read", "iam:quota", "iam:status") },
  { who: "a sub-account", actor: subAccount() },
  { who: "another job", actor: job("quota.refresh") },
])("$who may neither poll nor ask for a poll", async ({ actor }) => {
  const { id, calls } = await given();
  const { ctx } = testContext({ actor });
  for (const refused of [pollBills, requestPoll]) {
    await expect(refused(ctx, { cloudAccountId: id })).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(calls()).toEqual([]);
});
