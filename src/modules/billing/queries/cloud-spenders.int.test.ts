import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { dayOf, givenBills, monthOf, noonOf } from "@/test/given-bills";
import { yuan } from "@/test/given-prepaid";
import { cloudOfFile } from "@/test/simulator";
import { exportSpending } from "../commands/cloud-export-spending";
import { readCloudOverview } from "./cloud-overview";
import { listSpenders } from "./cloud-spenders";
import { readCloudSpending } from "./cloud-spending";
import { listSpendingDays } from "./cloud-spending-days";

const cloud = cloudOfFile();
const given = () => givenBills(cloud());
const viewer = () => testContext({ actor: admin("viewer"), now: noonOf(dayOf(0)) }).ctx;
const start = dayOf(1, 1);

test("sub-accounts come by what counted in a month, the largest first, page by page", async () => {
  const { id, bill, poll, user } = await given();
  const [small, large, idle] = [await user(["web"]), await user(["lab", "web"]), await user(["x"])];
  await large.allocate(100, start);
  bill("lab", dayOf(1, 5), "5");
  bill("web", dayOf(1, 6), "2");
  bill("web", dayOf(0), "50");
  await poll();
  const asked = { cloudAccountId: id, month: monthOf(1) };
  const first = await listSpenders(viewer(), { ...asked, limit: 2 });
  expect(first.rows).toMatchObject([
    {
      ...{ subAccountId: large.id, amount: 7 * yuan, projects: 2 },
      quota: { allocated: 100 * yuan, spent: 57 * yuan },
    },
    { subAccountId: small.id, amount: 2 * yuan, projects: 1, quota: null },
  ]);
  const rest = await listSpenders(viewer(), { ...asked, limit: 2, cursor: first.next! });
  expect(rest).toMatchObject({ rows: [{ subAccountId: idle.id, amount: 0 }], next: null });
  const search = (await sql`select user_name from iam_sub_accounts where id = ${small.id}`)[0]!
    .user_name;
  const found = await listSpenders(viewer(), { ...asked, search, limit: 9 });
  expect(found.rows.map(({ subAccountId }) => subAccountId)).toEqual([small.id]);
  await sql`update iam_sub_accounts set state = 'deleted' where id in (${small.id}, ${idle.id})`;
  const later = await listSpenders(viewer(), { ...asked, limit: 9 });
  expect(later.rows.map(({ subAccountId, isGone }) => [subAccountId, isGone])).toEqual([
    [large.id, false],
    [small.id, true],
  ]);
  await expect(listSpenders(viewer(), { ...asked, limit: 2, cursor: "x" })).rejects.toMatchObject({
    code: "cursor.invalid",
  });
});

test("a refund month sorts below nothing spent, and its cursor goes on", async () => {
  const { id, bill, poll, user } = await given();
  const [refunded, idle] = [await user(["lab"]), await user(["x"])];
  bill("lab", dayOf(1, 5), "-5");
  await poll();
  const asked = { cloudAccountId: id, month: monthOf(1), limit: 1 };
  const first = await listSpenders(viewer(), asked);
  const rest = await listSpenders(viewer(), { ...asked, cursor: first.next! });
  expect([...first.rows, ...rest.rows].map((row) => [row.subAccountId, row.amount])).toEqual([
    [idle.id, 0],
    [refunded.id, -5 * yuan],
  ]);
  expect(rest.next).toBeNull();
});

test("a month's days are read for files, sub-account by sub-account", async () => {
  const { bill, poll, user } = await given();
  const [one, two] = [await user(["lab"]), await user(["lab"])];
  bill("lab", dayOf(1, 5), "1.5");
  bill("lab", dayOf(1, 6), "2");
  bill("lab", dayOf(0), "4");
  await poll();
  const month = monthOf(1);
  const all: { subAccountId: string; day: string; amount: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSpendingDays(viewer(), { month, limit: 1, ...(cursor && { cursor }) });
    all.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor);
  for (const { id } of [one, two]) {
    expect(
      all.filter((row) => row.subAccountId === id).map(({ day, amount }) => [day, amount]),
    ).toEqual([
      [dayOf(1, 5), 1.5 * yuan],
      [dayOf(1, 6), 2 * yuan],
    ]);
  }
  const only = await listSpendingDays(viewer(), { month, subAccountId: one.id, limit: 1 });
  expect(only.rows).toHaveLength(2);
  const exported = await exportSpending(viewer(), { month, subAccountId: one.id });
  expect(exported).toEqual({ rows: 2 });
});

test("totals of an earlier month are those of its days", async () => {
  const { bill, poll } = await given();
  const month = monthOf(1);
  const before = await readCloudOverview(viewer(), { days: 30, month });
  bill("lab", dayOf(1, 5), "3");
  bill("lab", dayOf(0), "9");
  await poll();
  const after = await readCloudOverview(viewer(), { days: 30, month });
  expect(after.monthTotal - before.monthTotal).toBe(3 * yuan);
  expect(after.days.at(0)?.day).toBe(dayOf(1, 1));
  expect(after.days.every(({ day }) => day.startsWith(month))).toBe(true);
  expect(after.days.reduce((sum, { amount }) => sum + amount, 0)).toBe(after.monthTotal);
});

test("switched-off monitoring shows as days between intervals", async () => {
  const { user } = await given();
  const owner = await user(["lab"], dayOf(1, 3));
  await owner.unmonitor("lab", dayOf(1, 9));
  const { intervals } = await readCloudSpending(viewer(), { subAccountId: owner.id });
  expect(intervals).toEqual([{ project: "lab", fromDay: dayOf(1, 3), toDay: expect.any(String) }]);
});
