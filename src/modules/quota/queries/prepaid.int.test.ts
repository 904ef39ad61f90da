import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { sql } from "@/test/database";
import { givenPrepaid, noon, yuan } from "@/test/given-prepaid";
import { readAllocationFacts } from "./allocation-facts";
import { getPrepaid, listAllocations, listPrepaid, myAllocations, myPrepaid } from "./prepaid";
import { readPrepaidTotals } from "./prepaid-totals";

const as = (actor: Actor) => testContext({ actor }).ctx;

test("a quota is read with what is left, its percent and the settings that hold", async () => {
  const { id, spend } = await givenPrepaid({ allocated: 30, alertSteps: [40] });
  await spend(20);
  expect(await getPrepaid(as(admin("viewer")), { subAccountId: id })).toEqual({
    subAccountId: id,
    allocated: 30 * yuan,
    spent: 20 * yuan,
    left: 10 * yuan,
    percent: 66.66,
    spentAsOf: "2026-05-03",
    firstAllocatedDay: "2026-05-04",
    epoch: 1,
    epochOpenedAt: noon,
    steps: [40],
    markedSteps: [40],
    ownSteps: true,
    ownMode: false,
    whenExhausted: "disable",
    exhaustedAt: null,
  });
});

test("without an allocation there is nothing, and no percent of it", async () => {
  const { id } = await givenPrepaid();
  expect(await getPrepaid(as(apiKey("iam:read")), { subAccountId: id })).toMatchObject({
    allocated: 0,
    spent: 0,
    percent: null,
    steps: [50, 80, 90],
    epoch: 0,
    firstAllocatedDay: null,
  });
  expect(await listPrepaid(as(admin()), { subAccountIds: [id, randomUUID()] })).toEqual([]);
});

test("a list's rows have the figures of those with a quota, used-up ones since when", async () => {
  const one = await givenPrepaid({ allocated: 10 });
  const two = await givenPrepaid({ allocated: 10 });
  await two.spend(12);
  const rows = await listPrepaid(as(admin()), { subAccountIds: [one.id, two.id] });
  expect(rows.find(({ subAccountId }) => subAccountId === two.id)).toMatchObject({
    left: -2 * yuan,
    percent: 120,
    exhaustedAt: noon,
  });
  expect(rows).toHaveLength(2);
});

test("the history is read newest first, page by page, also of a deleted sub-account", async () => {
  const { id, allocate, deduct } = await givenPrepaid();
  for (const amount of [1, 2, 3]) await allocate(amount);
  await deduct(4);
  await sql`update iam_sub_accounts set state = 'deleted' where id = ${id}`;
  const ctx = as(admin("viewer"));
  const first = await listAllocations(ctx, { subAccountId: id, limit: 2 });
  const rest = await listAllocations(ctx, { subAccountId: id, limit: 2, cursor: first.next! });
  expect([...first.rows, ...rest.rows].map(({ amount }) => amount / yuan)).toEqual([-4, 3, 2, 1]);
  expect(rest.next).toBeNull();
  const wrong = listAllocations(ctx, { subAccountId: id, limit: 2, cursor: "x" });
  await expect(wrong).rejects.toMatchObject({ code: "quota.cursor_invalid" });
});

test("the history is narrowed by kind and time, and marks the rows that opened an epoch", async () => {
  const { id, allocate, deduct } = await givenPrepaid();
  await allocate(10);
  await deduct(4);
  await allocate(4);
  await allocate(1);
  const ctx = as(admin("viewer"));
  const read = async (filter: object) =>
    (await listAllocations(ctx, { subAccountId: id, limit: 10, ...filter })).rows;
  expect((await read({})).map(({ opensEpoch }) => opensEpoch)).toEqual([2, null, null, 1]);
  expect((await read({ kind: "deduct" })).map(({ amount }) => amount)).toEqual([-4 * yuan]);
  expect(await read({ kind: "allocate" })).toHaveLength(3);
  expect(await read({ to: noon })).toHaveLength(0);
  expect(await read({ from: noon })).toHaveLength(4);
});

test("a sub-account sees its own quota and history, and nobody who moved it", async () => {
  const own = await givenPrepaid({ allocated: 10 });
  await givenPrepaid({ allocated: 77 });
  const ctx = as(subAccount(own.id));
  expect(await myPrepaid(ctx, {})).toMatchObject({ subAccountId: own.id, allocated: 10 * yuan });
  const { rows } = await myAllocations(ctx, { limit: 10 });
  expect(rows).toHaveLength(1);
  expect(Object.keys(rows[0]!)).not.toEqual(expect.arrayContaining(["actorId"]));
});

test("an absent sub-account is not found", async () => {
  const asked = { subAccountId: randomUUID(), limit: 10 };
  for (const read of [getPrepaid, listAllocations]) {
    await expect(read(as(admin()), asked)).rejects.toMatchObject({
      code: "iam.sub_account_not_found",
    });
  }
});

test.each([
  { who: "a manager", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:read", "iam:quota") },
  { who: "a sub-account", actor: subAccount() },
  { who: "a job", actor: job("quota.refresh") },
])("$who reads no quotas by id", async ({ actor }) => {
  const { id } = await givenPrepaid({ allocated: 1 });
  const ctx = as(actor);
  const reads = [
    () => getPrepaid(ctx, { subAccountId: id }),
    () => listAllocations(ctx, { subAccountId: id, limit: 1 }),
    () => listPrepaid(ctx, { subAccountIds: [id] }),
    () => readPrepaidTotals(ctx, {}),
  ];
  for (const read of reads) await expect(read()).rejects.toMatchObject({ kind: "forbidden" });
});

test("the totals add up what is there, and tell what is left from what is overspent", async () => {
  const ctx = as(admin());
  const before = await readPrepaidTotals(ctx, {});
  const figures = [
    [10, 5],
    [10, 9],
    [10, 12],
  ] as const;
  for (const [allocated, spent] of figures) await (await givenPrepaid({ allocated })).spend(spent);
  const deleted = await givenPrepaid({ allocated: 100 });
  await sql`update iam_sub_accounts set state = 'deleted' where id = ${deleted.id}`;
  await givenPrepaid();
  const after = await readPrepaidTotals(ctx, {});
  const grown = Object.fromEntries(
    Object.entries(after).map(([key, value]) => [key, value - before[key as keyof typeof after]]),
  );
  expect(grown).toEqual({
    subAccounts: 3,
    allocated: 30 * yuan,
    left: 6 * yuan,
    overspent: 2 * yuan,
    exhausted: 1,
    close: 1,
  });
});

test("what an allocation is decided by is read for each that is there, also before the first one", async () => {
  const used = await givenPrepaid({ allocated: 10, disabledReasons: ["manual"] });
  await used.spend(12);
  const fresh = await givenPrepaid({ alertSteps: [40], whenExhausted: "ask" });
  const gone = await givenPrepaid({ allocated: 1 });
  await sql`update iam_sub_accounts set state = 'deleted' where id = ${gone.id}`;
  const subAccountIds = [used.id, fresh.id, gone.id];
  const rows = await readAllocationFacts(as(admin("viewer")), { subAccountIds });
  expect(rows).toHaveLength(2);
  expect(rows.find(({ subAccountId }) => subAccountId === used.id)).toMatchObject({
    subAccountId: used.id,
    allocated: 10 * yuan,
    maxAllocated: 10 * yuan,
    spent: 12 * yuan,
    epoch: 1,
    markedSteps: [50, 80, 90],
    exhausted: true,
    steps: [50, 80, 90],
    whenExhausted: "disable",
    disabledReasons: ["manual", "exhausted"],
  });
  expect(rows.find(({ subAccountId }) => subAccountId === fresh.id)).toMatchObject({
    ...{ allocated: 0, epoch: 0, steps: [40], whenExhausted: "ask", disabledReasons: [] },
  });
  await expect(
    readAllocationFacts(as(subAccount(used.id)), { subAccountIds }),
  ).rejects.toMatchObject({ kind: "forbidden" });
});
