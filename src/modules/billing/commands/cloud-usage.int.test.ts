import { expect, test } from "vitest";
import { setCloudSettings } from "@/modules/config/commands/settings";
import { CloudSettings, cloudSettings } from "@/modules/config/schema/cloud";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { dayOf, givenBills, noonOf } from "@/test/given-bills";
import { yuan } from "@/test/given-prepaid";
import { cloudOfFile } from "@/test/simulator";
import { readCloudSpending } from "../queries/cloud-spending";
import { readCloudUsage } from "./cloud-usage";

const cloud = cloudOfFile();
const usual = CloudSettings.parse(cloudSettings.initial);
const daysAgo = (days: number) => {
  const at = new Date(noonOf(dayOf(0)).getTime() - days * 86_400_000);
  return at.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
};
const prices = (tokenPrices: { endpoint: string; input: number; output: number }[]) =>
  setCloudSettings(testContext().ctx, { ...usual, tokenPrices, reason: "a test" });

/** A million input tokens cost 0.8 CNY, a million output tokens 2 CNY, as the cloud bills them. */
async function given() {
  const bills = await givenBills(cloud());
  cloud().control.setBillDelay({ detail: 3, split: 3 });
  const owner = await bills.user(["lab"], daysAgo(20));
  await owner.allocate(100, daysAgo(10));
  const use = (day: string, amount: string, more: object = {}) =>
    bills.bill("lab", day, amount, { instance: "ep-1", ...more });
  const output = { element: "doubao_pro_32k_output" };
  return {
    ...bills,
    owner,
    use,
    output,
    read: (now = new Date()) =>
      readCloudUsage(testContext({ actor: job("billing.readCloudUsage"), now }).ctx, {
        cloudAccountId: bills.id,
      }),
    estimate: async () =>
      (await readCloudSpending(testContext({ now: new Date() }).ctx, { subAccountId: owner.id }))
        .estimate,
    rows: () => sql`select project, endpoint, day::text, input_tokens::int4 as input,
      output_tokens::int4 as output from billing_usage_days where cloud_account_id = ${bills.id} order by day`,
  };
}

test("tokens of the days after the last billed one are priced on top of the bill", async () => {
  const { use, output, poll, read, estimate, rows } = await given();
  use(daysAgo(4), "7");
  use(daysAgo(3), "5");
  use(daysAgo(2), "0.8");
  use(daysAgo(2), "1", output);
  await poll();
  expect(await read()).toMatchObject({ projects: 1, code: null });
  expect(await rows()).toEqual([
    { project: "lab", endpoint: "ep-1", day: daysAgo(2), input: 1_000_000, output: 500_000 },
  ]);
  await prices([{ endpoint: "*", input: 0.8 * yuan, output: 2 * yuan }]);
  expect(await estimate()).toMatchObject({
    billed: 12 * yuan,
    unbilled: 1.8 * yuan,
    present: 13.8 * yuan,
    complete: true,
    code: null,
    parts: [{ project: "lab", endpoint: "ep-1", amount: 1.8 * yuan }],
  });

  // The bill has caught up: nothing is counted twice.
  cloud().control.setBillDelay({ detail: 0, split: 0 });
  await poll();
  expect(await estimate()).toMatchObject({ billed: 13.8 * yuan, unbilled: 0, parts: [] });
});

test("reading again replaces what was read; a missing price is said, not guessed", async () => {
  const { use, poll, read, estimate, rows } = await given();
  use(daysAgo(3), "5");
  use(daysAgo(2), "0.8");
  await poll();
  await read();
  await read();
  expect(await rows()).toHaveLength(1);
  await prices([{ endpoint: "ep-other", input: yuan, output: yuan }]);
  expect(await estimate()).toMatchObject({
    billed: 5 * yuan,
    unbilled: 0,
    complete: false,
    parts: [{ inputTokens: 1_000_000, amount: null }],
  });
});

test("days on which the project did not count, and before the first allocation, are no part of it", async () => {
  const { owner, use, poll, read, estimate } = await given();
  use(daysAgo(3), "5");
  use(daysAgo(2), "0.8");
  await poll();
  await read();
  await owner.unmonitor("lab", daysAgo(3));
  expect((await estimate()).parts).toEqual([]);
});

test("a refusal is noted, and what was read before stays", async () => {
  const { accountId, control, state, use, poll, read, rows } = await given();
  use(daysAgo(3), "5");
  use(daysAgo(2), "0.8");
  await poll();
  await read();
  const effect = { kind: "error" as const, code: "OperationDenied.ServiceNotOpen", status: 403 };
  control.addFault({ action: "GetUsage", accountId, effect });
  expect(await read()).toMatchObject({ projects: 0, code: "OperationDenied.ServiceNotOpen" });
  expect(await state()).toMatchObject({ usageCode: "OperationDenied.ServiceNotOpen", failures: 0 });
  expect(await rows()).toHaveLength(1);
  await read();
  expect((await state())?.usageCode).toBeNull();
});

test.each([
  { who: "an admin", actor: admin() },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("iam:read") },
  { who: "a sub-account", actor: subAccount() },
  { who: "another job", actor: job("billing.pollBills") },
])("$who does not read the cloud's use", async ({ actor }) => {
  const { id } = await given();
  const asked = readCloudUsage(testContext({ actor }).ctx, { cloudAccountId: id });
  await expect(asked).rejects.toMatchObject({ kind: "forbidden" });
});
