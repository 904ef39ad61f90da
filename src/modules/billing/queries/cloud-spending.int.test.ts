import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { dayOf, givenBills, monthOf, noonOf } from "@/test/given-bills";
import { givenCloudUser, yuan } from "@/test/given-prepaid";
import { cloudOfFile } from "@/test/simulator";
import { readBurnDown, readMyBurnDown } from "./cloud-burn-down";
import { readCloudOverview } from "./cloud-overview";
import { listCloudSpending, readCloudSpending, readMySpending } from "./cloud-spending";

const cloud = cloudOfFile();
const given = () => givenBills(cloud());
const as = (actor: Actor, now = noonOf(dayOf(0))) => testContext({ actor, now }).ctx;
const viewer = () => as(admin("viewer"));
const start = dayOf(1, 1);

test("spending is read by project and day, for a month and in all, as of the last billed day", async () => {
  const { id, bill, poll, user } = await given();
  const [owner, other] = [await user(["lab", "web"]), await user(["web"])];
  await owner.allocate(1_000, start);
  await sql`update iam_projects set display_name = '实验室' where cloud_account_id = ${id} and name = 'lab'`;
  bill("lab", dayOf(1, 5), "1");
  bill("lab", dayOf(1, 6), "2");
  bill("web", dayOf(1, 5), "4");
  bill("lab", dayOf(0), "8");
  bill("gone", dayOf(1, 5), "99");
  await poll();
  await owner.unmonitor("lab", dayOf(0));

  const read = await readCloudSpending(viewer(), { subAccountId: owner.id, month: monthOf(1) });
  expect(read).toMatchObject({
    asOf: dayOf(0),
    since: start,
    total: 15 * yuan,
    month: monthOf(1),
    monthTotal: 7 * yuan,
    projects: [
      {
        project: "lab",
        displayName: "实验室",
        total: 11 * yuan,
        month: 3 * yuan,
        monitored: false,
        shared: false,
      },
      {
        project: "web",
        displayName: "web",
        total: 4 * yuan,
        month: 4 * yuan,
        monitored: true,
        shared: true,
      },
    ],
    days: [
      { day: dayOf(1, 5), project: "lab", amount: yuan },
      { day: dayOf(1, 5), project: "web", amount: 4 * yuan },
      { day: dayOf(1, 6), project: "lab", amount: 2 * yuan },
    ],
  });
  expect(read.total).toBe((await owner.row())?.spent);
  const current = await readCloudSpending(viewer(), { subAccountId: owner.id });
  expect([current.month, current.monthTotal]).toEqual([monthOf(0), 8 * yuan]);

  const ids = [owner.id, other.id];
  const { rows } = await listCloudSpending(viewer(), { subAccountIds: ids, month: monthOf(1) });
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual({
    subAccountId: other.id,
    project: "web",
    total: 4 * yuan,
    month: 4 * yuan,
  });
  expect((await listCloudSpending(viewer(), { subAccountIds: [] })).rows).toEqual([]);
});

test("without an allocation spending is shown all the same, from the first monitored day on", async () => {
  const { bill, poll, user } = await given();
  const owner = await user(["lab"], dayOf(1, 5));
  bill("lab", dayOf(1, 4), "1");
  bill("lab", dayOf(1, 5), "2");
  await poll();
  const read = await readCloudSpending(viewer(), { subAccountId: owner.id });
  expect(read).toMatchObject({ since: null, total: 2 * yuan });
  const burn = await readBurnDown(viewer(), { subAccountId: owner.id });
  expect(burn).toMatchObject({ allocated: 0, series: [], forecast: null });
});

test("a quota burns down by day, and foretells when it is used up", async () => {
  const { bill, poll, user } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(60, dayOf(1, 3));
  await owner.allocate(40, dayOf(1, 5));
  for (const day of [3, 4, 5, 6]) bill("lab", dayOf(1, day), "10");
  await poll();
  const now = noonOf(dayOf(1, 8));
  const { series, forecast, ...figures } = await readBurnDown(as(admin("viewer"), now), {
    subAccountId: owner.id,
  });
  expect(figures).toMatchObject({
    asOf: dayOf(1, 6),
    allocated: 100 * yuan,
    spent: 40 * yuan,
    steps: [50, 80, 90],
  });
  expect(series.map(({ allocated, spent }) => [allocated / yuan, spent && spent / yuan])).toEqual([
    [60, 10],
    [60, 20],
    [100, 30],
    [100, 40],
    [100, null],
    [100, null],
  ]);
  expect(forecast).toEqual({ burnPerDay: 10 * yuan, days: 6, soonest: 6, latest: 6 });
});

test("a sub-account sees its own spending only", async () => {
  const { bill, poll, user } = await given();
  const [own, other] = [await user(["lab"]), await user(["web"])];
  for (const { allocate } of [own, other]) await allocate(10, start);
  bill("lab", dayOf(1, 5), "1");
  bill("web", dayOf(1, 5), "2");
  await poll();
  const ctx = as(subAccount(own.id));
  expect(await readMySpending(ctx, {})).toMatchObject({ subAccountId: own.id, total: yuan });
  expect(await readMyBurnDown(ctx, {})).toMatchObject({ subAccountId: own.id, spent: yuan });
});

test("totals count each row once, however many it counts for", async () => {
  const before = await readCloudOverview(viewer(), { days: 5 });
  const { id, bill, poll, user } = await given();
  const users = [await user(["shared"]), await user(["shared"]), await user(["own"])];
  for (const { allocate } of users) await allocate(100_000, start);
  bill("shared", dayOf(0), "30000");
  bill("own", dayOf(0), "10000");
  bill("nobodys", dayOf(0), "5000");
  bill("shared", dayOf(1, 5), "700");
  await poll();
  const after = await readCloudOverview(viewer(), { days: 5 });
  const grown = (of: "monthTotal" | "lastMonthTotal" | "unmonitored") =>
    (after[of] - before[of]) / yuan;
  expect([grown("monthTotal"), grown("lastMonthTotal"), grown("unmonitored")]).toEqual([
    45_000, 700, 5_000,
  ]);
  expect(after.days).toHaveLength(5);
  expect(after.days.at(-1)!.amount - before.days.at(-1)!.amount).toBe(45_000 * yuan);
  expect(after.topSubAccounts.slice(0, 3).map(({ amount }) => amount / yuan)).toEqual([
    30_000, 30_000, 10_000,
  ]);
  expect(
    after.topSubAccounts
      .slice(0, 2)
      .map(({ subAccountId }) => subAccountId)
      .sort(),
  ).toEqual(
    users
      .slice(0, 2)
      .map((one) => one.id)
      .sort(),
  );
  expect(after.topProjects[0]).toEqual({
    cloudAccountId: id,
    project: "shared",
    amount: 30_000 * yuan,
  });
  expect(after.accounts).toContainEqual({ cloudAccountId: id, asOf: dayOf(0) });
});

test("an absent sub-account is not found, and one without a bill has none", async () => {
  const subAccountId = randomUUID();
  for (const read of [readCloudSpending, readBurnDown]) {
    await expect(read(viewer(), { subAccountId })).rejects.toMatchObject({
      code: "iam.sub_account_not_found",
    });
  }
  const { id } = await given();
  const user = await givenCloudUser(id);
  const read = await readCloudSpending(viewer(), { subAccountId: user });
  expect(read).toMatchObject({ asOf: null, total: 0, projects: [], days: [] });
});

test.each([
  { who: "a manager", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("usage:read", "iam:quota") },
  { who: "a sub-account", actor: subAccount() },
  { who: "a job", actor: job("billing.pollBills") },
])("$who reads nobody's spending", async ({ actor }) => {
  const { user } = await given();
  const { id: subAccountId } = await user([]);
  const ctx = as(actor);
  const reads = [
    () => readCloudSpending(ctx, { subAccountId }),
    () => readBurnDown(ctx, { subAccountId }),
    () => listCloudSpending(ctx, { subAccountIds: [subAccountId] }),
    () => readCloudOverview(ctx, { days: 1 }),
  ];
  for (const read of reads) await expect(read()).rejects.toMatchObject({ kind: "forbidden" });
});
