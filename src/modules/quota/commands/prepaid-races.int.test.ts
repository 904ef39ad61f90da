import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import {
  givenCloudAccount,
  givenCloudUser,
  givenPrepaid,
  prepaidOf,
  yuan,
} from "@/test/given-prepaid";
import { allocateQuotas } from "./prepaid";
import { postSpends } from "./spending";

const fulfilled = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === "fulfilled").length;

test("fifty parallel moves at the edge of spent never go below it, and every row counts", async () => {
  const { allocate, deduct, spend, row, rows, sum } = await givenPrepaid({ allocated: 100 });
  await spend(95);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? deduct(3) : allocate(1))),
  );
  const refused = outcomes.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.map(({ reason }) => reason.code)).toEqual(
    refused.map(() => "quota.prepaid_underflow"),
  );
  const stored = await rows();
  expect(stored).toHaveLength(1 + fulfilled(outcomes));
  expect(stored.every(({ allocatedAfter }) => allocatedAfter >= 95 * yuan)).toBe(true);
  // Each row begins where the one before has ended: they stood in one line.
  expect(stored.slice(1).map(({ allocatedBefore }) => allocatedBefore)).toEqual(
    stored.slice(0, -1).map(({ allocatedAfter }) => allocatedAfter),
  );
  expect((await row())?.allocated).toBe(await sum());
});

test("twenty parallel deductions of a tenth take all there is, and no more", async () => {
  const { deduct, row, sum } = await givenPrepaid({ allocated: 10 });
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => deduct(1)));
  expect(fulfilled(outcomes)).toBe(10);
  expect([(await row())?.allocated, await sum()]).toEqual([0, 0]);
});

test("twenty parallel first allocations with one request id allocate once", async () => {
  const { allocate, row, rows } = await givenPrepaid();
  const answers = await Promise.all(Array.from({ length: 20 }, () => allocate(3, "once")));
  expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
  expect([(await row())?.allocated, (await rows()).length]).toEqual([3 * yuan, 1]);
});

test("bulk allocations and bills in opposite orders wait for each other and end", async () => {
  const cloud = await givenCloudAccount();
  const ids = await Promise.all(Array.from({ length: 8 }, () => givenCloudUser(cloud)));
  const { ctx } = testContext();
  const allocate = (subAccountIds: readonly string[]) =>
    allocateQuotas(ctx, {
      subAccountIds: [...subAccountIds],
      amount: yuan,
      requestId: randomUUID(),
      note: "for all",
    });
  const spend = (spent: number) =>
    db.transaction((tx) =>
      postSpends(
        tx,
        ids.toReversed().map((subAccountId) => ({ subAccountId, spent, projects: [] })),
        { asOf: "2026-05-03", requestedBy: "test", now: new Date() },
      ),
    );
  await allocate(ids);
  await Promise.all(
    Array.from({ length: 8 }, (_, n) => [
      allocate(n % 2 === 0 ? ids : ids.toReversed()),
      spend((n + 1) * yuan),
    ]).flat(),
  );
  const rows = await Promise.all(ids.map(prepaidOf));
  expect(rows.map((row) => row?.allocated)).toEqual(ids.map(() => 9 * yuan));
});

test("the application may add to the history and never rewrite it", async () => {
  const { id } = await givenPrepaid({ allocated: 1 });
  for (const refused of [
    sql`update quota_allocations set amount = 2 where sub_account_id = ${id}`,
    sql`delete from quota_allocations where sub_account_id = ${id}`,
    sql`truncate quota_allocations`,
  ]) {
    await expect(refused).rejects.toThrow("permission denied");
  }
});

test.each([
  ["below zero", "allocated = -1"],
  ["above its maximum", "allocated = max_allocated + 1"],
  ["exhausted without a moment", "spent = allocated"],
  ["an epoch without a day", "first_allocated_day = null"],
])("the database refuses a quota %s", async (_what, change) => {
  const { id } = await givenPrepaid({ allocated: 1 });
  await expect(
    sql.unsafe(`update quota_prepaid set ${change} where sub_account_id = '${id}'`),
  ).rejects.toThrow("violates check constraint");
});

test.each([
  ["a sum that is wrong", { before: 0, amount: 5, after: 6, spent: 0, note: "n" }],
  ["a deduction below spent", { before: 10, amount: -5, after: 5, spent: 6, note: "n" }],
  ["nothing moved", { before: 10, amount: 0, after: 10, spent: 0, note: "n" }],
  ["no note", { before: 10, amount: 1, after: 11, spent: 0, note: "" }],
])("the database refuses a row with %s", async (_what, { before, amount, after, spent, note }) => {
  const { id } = await givenPrepaid({ allocated: 1 });
  await expect(
    sql`insert into quota_allocations (sub_account_id, request_id, amount, note, allocated_before,
      allocated_after, spent_then, actor_type, actor_id, created_at) values (${id}, 'x', ${amount},
      ${note}, ${before}, ${after}, ${spent}, 'admin', 'a', now())`,
  ).rejects.toThrow("violates check constraint");
});
