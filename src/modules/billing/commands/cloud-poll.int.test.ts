import { expect, test } from "vitest";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { job, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { dayOf, givenBills, monthOf, noonOf, stagedRows } from "@/test/given-bills";
import { yuan } from "@/test/given-prepaid";
import { cloudOfFile } from "@/test/simulator";
import { recountSpending } from "./cloud-recount";

const cloud = cloudOfFile();
const given = () => givenBills(cloud());
const start = dayOf(1, 1);

test("the bill is read by project and day, and counts against the quota", async () => {
  const { bill, poll, user, rows, days, state, polls } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(1_000, start);
  bill("lab", dayOf(1, 5), "12.5");
  bill("lab", dayOf(1, 5), "0.12345678", { instance: "ep-2" });
  bill("lab", dayOf(0), "1.0000005");
  bill("else", dayOf(1, 5), "99");

  const { polled } = await poll();
  expect(polled).toMatchObject({ outcome: "done", months: 2, rows: 4, added: 4, changed: 0 });
  expect(await owner.spent()).toBe(12.5 + 0.123457 + 1);
  const amounts = (await rows()).map(({ project, amountText, amount }) => [
    project,
    amountText,
    amount,
  ]);
  expect(amounts).toContainEqual(["lab", "0.12345678", 123_457]);
  expect(
    (await days()).find(({ project, day }) => project === "lab" && day === dayOf(1, 5)),
  ).toMatchObject({
    amount: 12_623_457,
    rows: 2,
    period: monthOf(1),
  });
  expect(await state()).toMatchObject({
    asOf: dayOf(0),
    failures: 0,
    code: null,
    leaseToken: null,
  });
  expect((await polls()).map(({ period, state, rows }) => [period, state, rows])).toEqual([
    [monthOf(1), "done", 3],
    [monthOf(0), "done", 1],
  ]);
  expect(await stagedRows()).toEqual([]);
});

test("polling the same bills ten times changes nothing", async () => {
  const { bill, poll, user, rows, days } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(100, start);
  for (const amount of ["60", "5", "5", "-3.25"]) bill("lab", dayOf(1, 5), amount);
  const first = await poll();
  expect(first.events.map(({ name }) => name)).toEqual(["quota/prepaid.step_reached"]);
  const whole = async () => ({ rows: await rows(), days: await days(), quota: await owner.row() });
  const before = await whole();
  for (let again = 0; again < 10; again += 1) {
    const { polled, events } = await poll();
    expect(polled).toMatchObject({ outcome: "done", added: 0, changed: 0, removed: 0 });
    expect(events).toEqual([]);
  }
  expect(await whole()).toEqual(before);
  expect(await owner.spent()).toBe(66.75);
});

test("late corrections of any kind end in the right total, in last month as well", async () => {
  const { bill, correct, poll, user } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(1_000, start);
  const [raised, moved, gone] = [
    bill("lab", dayOf(1, 5), "10"),
    bill("lab", dayOf(1, 6), "20"),
    bill("lab", dayOf(1, 7), "40"),
  ];
  bill("lab", dayOf(0), "80");
  await poll();
  expect(await owner.spent()).toBe(150);

  correct(raised, { amount: "11.5" });
  correct(moved, { project: "elsewhere" });
  correct(gone, { remove: true });
  bill("lab", dayOf(1, 5), "-2", { category: "refund-modify" });
  const { polled } = await poll();
  expect(polled).toMatchObject({ added: 2, changed: 1, removed: 2 });
  expect(await owner.spent()).toBe(11.5 - 2 + 80);
});

test("a new month does not reset spent", async () => {
  const { bill, poll, user } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(1_000, start);
  bill("lab", dayOf(1, 20), "30");
  await poll({ now: noonOf(dayOf(1, 21)) });
  expect(await owner.spent()).toBe(30);
  bill("lab", dayOf(0), "4");
  await poll();
  expect(await owner.spent()).toBe(34);
});

test("what was spent before the day of the first allocation does not count", async () => {
  const { bill, poll, user } = await given();
  const owner = await user(["lab"]);
  const unallocated = await user(["lab"]);
  await owner.allocate(1_000, dayOf(1, 10));
  bill("lab", dayOf(1, 9), "1");
  bill("lab", dayOf(1, 10), "2");
  bill("lab", dayOf(1, 11), "4");
  await poll();
  expect(await owner.spent()).toBe(6);
  expect(await unallocated.row()).toBeUndefined();
});

test("days count while a project was monitored, both ends included; switching off erases nothing", async () => {
  const { bill, poll, user } = await given();
  const owner = await user([]);
  await owner.allocate(1_000, start);
  await owner.monitor("lab", dayOf(1, 5), dayOf(1, 7));
  await owner.monitor("lab", dayOf(1, 9));
  for (const [day, amount] of [4, 5, 6, 7, 8, 9, 10].map((day, at) => [day, 2 ** at] as const)) {
    bill("lab", dayOf(1, day), amount);
  }
  await poll();
  expect(await owner.spent()).toBe(2 + 4 + 8 + 32 + 64);
  await owner.unmonitor("lab", dayOf(1, 9));
  bill("lab", dayOf(1, 5), "128");
  await poll();
  expect(await owner.spent()).toBe(2 + 4 + 8 + 32 + 128);
});

test("a project that is monitored for two counts in full for each", async () => {
  const { bill, poll, user } = await given();
  const [one, two] = [await user(["shared", "own"]), await user(["shared"])];
  for (const { allocate } of [one, two]) await allocate(1_000, start);
  bill("shared", dayOf(1, 5), "10");
  bill("own", dayOf(1, 5), "1");
  await poll();
  expect([await one.spent(), await two.spent()]).toEqual([11, 10]);
});

test("a bill that uses a quota up disables, names the projects, and is in the audit log", async () => {
  const { bill, correct, poll, user } = await given();
  const owner = await user(["lab", "web"]);
  await owner.allocate(10, start);
  bill("lab", dayOf(1, 5), "4");
  const row = bill("web", dayOf(1, 6), "7");
  const { events, recorded } = await poll();
  const figures = { subAccountId: owner.id, epoch: 1, allocated: "10", spent: "11" };
  const projects = [
    { project: "web", amount: "7" },
    { project: "lab", amount: "4" },
  ];
  expect(events.at(-2)).toEqual({
    name: "quota/prepaid.exhausted",
    data: { ...figures, mode: "disable", projects },
  });
  expect((await requireSubAccount(db, owner.id)).disabledReasons).toEqual(["exhausted"]);
  const audits = recorded.flatMap(({ audit }) => audit ?? []);
  expect(audits).toMatchObject([
    { action: "sub_account.quota.exhaust", targetId: owner.id, new: { spent: "11" } },
  ]);

  correct(row, { amount: "5.5" });
  expect((await poll()).events.map(({ name }) => name)).toEqual([
    "quota/prepaid.covered",
    "iam/change.opened",
  ]);
  expect((await requireSubAccount(db, owner.id)).disabledReasons).toEqual([]);
});

test("the last billed day moves on for everybody, also for who has spent nothing", async () => {
  const { bill, poll, user } = await given();
  const [spender, idle] = [await user(["lab"]), await user(["quiet"])];
  for (const { allocate } of [spender, idle]) await allocate(10, start);
  bill("lab", dayOf(1, 5), "1");
  await poll();
  expect((await idle.row())?.spentAsOf).toBe(dayOf(1, 5));
  bill("lab", dayOf(1, 6), "1");
  await poll();
  expect(await idle.row()).toMatchObject({ spentAsOf: dayOf(1, 6), spent: 0 });
});

test("older months are polled once a day, back to the first allocation", async () => {
  const { bill, poll, user, control, accountId, polls } = await given();
  const owner = await user(["lab"], dayOf(4, 1));
  await owner.allocate(1_000, dayOf(3, 10));
  const old = bill("lab", dayOf(3, 12), "10");
  await poll();
  expect((await polls()).map(({ period }) => period)).toEqual([3, 2, 1, 0].map(monthOf));
  control.correctRow({ accountId, id: old, amount: "8" });
  await poll();
  expect([await owner.spent(), (await polls()).length]).toEqual([10, 6]);
  await poll({ now: new Date(noonOf(dayOf(0)).getTime() + 86_400_000) });
  expect(await owner.spent()).toBe(8);
});

test("a day that a later month's bill adds to is the sum of both", async () => {
  const { id, bill, poll, user } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(100, start);
  bill("lab", dayOf(1, 20), "5");
  bill("lab", dayOf(0), "1");
  await poll();
  await sql`insert into billing_bill_rows values (${id}, ${monthOf(0)}, 'late', 0,
    ${dayOf(1, 20)}, 'lab', 'ark_bd', '', '', '', '2', ${2 * yuan}, now(), now())`;
  await sql`insert into billing_project_days values
    (${id}, 'lab', ${dayOf(1, 20)}, ${monthOf(0)}, ${2 * yuan}, 1)`;
  const { ctx } = testContext({ actor: job("billing.recountSpending") });
  await recountSpending(ctx, { subAccountId: owner.id });
  expect(await owner.spent()).toBe(8);
  // The cloud shows no such row, so the next poll takes its part away again.
  await poll();
  expect(await owner.spent()).toBe(6);
});
