import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { setCloudSettings } from "@/modules/config/commands/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { dayOf, givenBills, noonOf } from "@/test/given-bills";
import { yuan } from "@/test/given-prepaid";
import { cloudOfFile } from "@/test/simulator";
import { readCloudDashboard } from "./cloud-dashboard";

const cloud = cloudOfFile();
const read = (actor: Actor = admin("viewer")) =>
  readCloudDashboard(testContext({ actor, now: noonOf(dayOf(0)) }).ctx, {});
const start = dayOf(1, 1);

test("before anything is allocated everything is nothing", async () => {
  expect(await read()).toMatchObject({
    totals: { subAccounts: 0, allocated: 0, spent: 0, left: 0, overspent: 0, exhausted: 0 },
    burnDown: { asOf: null, series: [], forecast: null },
    unbilled: { amount: 0, complete: true, readAt: null },
    topSubAccounts: [],
    polls: [],
  });
});

test("all quotas together: what counts for several counts in each, without one it does not", async () => {
  const bills = await givenBills(cloud());
  const { bill, id, poll, user } = bills;
  const [owner, other] = [await user(["lab"], start), await user(["lab", "web"], start)];
  await user(["idle"], start);
  await owner.allocate(100, start);
  await other.allocate(20, dayOf(1, 2));
  bill("lab", dayOf(1, 5), "30");
  bill("web", dayOf(1, 6), "4");
  bill("idle", dayOf(1, 6), "99");
  await poll();

  const { totals, burnDown, polls } = await read();
  expect(totals).toMatchObject({
    subAccounts: 2,
    allocated: 120 * yuan,
    spent: 64 * yuan,
    left: 70 * yuan,
    overspent: 14 * yuan,
    exhausted: 1,
  });
  expect(burnDown).toMatchObject({ asOf: dayOf(1, 6), allocated: 120 * yuan, spent: 64 * yuan });
  const on = (day: string) => burnDown.series.find((point) => point.day === day);
  expect([start, dayOf(1, 2), dayOf(1, 5), dayOf(1, 6), dayOf(1, 7)].map(on)).toEqual([
    { day: start, allocated: 100 * yuan, spent: 0 },
    { day: dayOf(1, 2), allocated: 120 * yuan, spent: 0 },
    { day: dayOf(1, 5), allocated: 120 * yuan, spent: 60 * yuan },
    { day: dayOf(1, 6), allocated: 120 * yuan, spent: 64 * yuan },
    { day: dayOf(1, 7), allocated: 120 * yuan, spent: null },
  ]);
  expect(polls).toMatchObject([{ cloudAccountId: id, state: "ok", failures: 0 }]);

  await sql`update iam_sub_accounts set state = 'deleted' where id = ${other.id}`;
  const left = await read();
  expect(left.totals).toMatchObject({ subAccounts: 1, allocated: 100 * yuan, spent: 30 * yuan });
  expect(left.burnDown.series.at(-1)).toMatchObject({ allocated: 100 * yuan });
  expect(left.burnDown.spent).toBe(30 * yuan);
  await sql`update iam_sub_accounts set state = 'ready' where id = ${other.id}`;
});

test("what no bill shows yet is estimated for each, and says when a price is missing", async () => {
  const [account] = await sql`select cloud_account_id as id from billing_bill_accounts`;
  await sql`insert into billing_usage_days
    (cloud_account_id, project, endpoint, day, input_tokens, output_tokens, read_at) values
    (${account!.id}, 'lab', 'ep-1', ${dayOf(1, 7)}, 1000000, 500000, now()),
    (${account!.id}, 'lab', 'ep-1', ${dayOf(1, 6)}, 7000000, 7000000, now()),
    (${account!.id}, 'idle', 'ep-2', ${dayOf(1, 7)}, 9000000, 9000000, now())`;
  expect((await read()).unbilled).toMatchObject({ amount: 0, complete: false });
  await setCloudSettings(testContext().ctx, {
    ...cloudSettings.initial,
    tokenPrices: [{ endpoint: "*", input: 0.8 * yuan, output: 2 * yuan }],
    reason: "list prices",
  });
  // 0.8 + 1, for each of the two whom the project counts for.
  expect((await read()).unbilled).toMatchObject({ amount: 3.6 * yuan, complete: true });
});

test.each([
  ["a manager", manager()],
  ["an API key", apiKey("iam:read")],
  ["a sub-account", subAccount()],
])("%s does not see it", async (_who, actor) => {
  await expect(read(actor)).rejects.toMatchObject({ kind: "forbidden" });
});
