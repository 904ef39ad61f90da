import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findLockedSubAccount } from "@/modules/iam/queries/sub-account";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { givenPrepaid, noon, yuan } from "@/test/given-prepaid";
import { allocateQuota } from "./prepaid";
import { postSpends } from "./spending";

const reasonsOf = async (id: string) =>
  (await db.transaction((tx) => findLockedSubAccount(tx, id)))?.disabledReasons;
const eventsOf = (recorded: { events?: readonly { name: string; data: object }[] }[]) =>
  recorded.flatMap(({ events = [] }) => events);

test("the first allocation opens the quota, its first epoch and its first day", async () => {
  // Half past midnight in Shanghai is still the day before in UTC.
  const now = new Date("2026-05-03T16:30:00Z");
  const actor = admin("finance");
  const { id, allocate, row, rows, recorded } = await givenPrepaid({ actor, now });
  const answer = await allocate(12.5, "term-1", "summer term");
  expect(answer).toMatchObject({
    subAccountId: id,
    amount: 12.5 * yuan,
    allocatedBefore: 0,
    allocated: 12.5 * yuan,
    spent: 0,
    at: now,
  });
  expect(await row()).toMatchObject({
    allocated: 12.5 * yuan,
    maxAllocated: 12.5 * yuan,
    epoch: 1,
    firstAllocatedDay: "2026-05-04",
    exhaustedAt: null,
  });
  expect(await rows()).toMatchObject([
    {
      requestId: "term-1",
      note: "summer term",
      actorType: "admin",
      actorId: actor.id,
      seq: answer.seq,
    },
  ]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "sub_account.quota.allocate",
        targetId: id,
        old: { allocated: "0" },
        new: { allocated: "12.5" },
        reason: "summer term",
      },
      events: [
        {
          name: "quota/prepaid.allocated",
          data: { subAccountId: id, amount: "12.5", allocated: "12.5", spent: "0", first: true },
        },
      ],
    },
  ]);
});

test("a replay gets the first answer and changes nothing, also of a deleted sub-account", async () => {
  const { id, allocate, deduct, row, recorded } = await givenPrepaid();
  const first = await allocate(30, "a");
  const taken = await deduct(5, "b");
  await sql`update iam_sub_accounts set state = 'deleted' where id = ${id}`;
  expect([await allocate(30, "a"), await deduct(5, "b")]).toEqual([first, taken]);
  expect((await row())?.allocated).toBe(25 * yuan);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, false, true, true]);
  expect(recorded.slice(2).flatMap(({ events }) => events)).toEqual([]);
});

test("a request id with other content is refused", async () => {
  const { allocate, deduct, row } = await givenPrepaid();
  await allocate(30, "a");
  const others = [
    () => allocate(31, "a"),
    () => allocate(30, "a", "another note"),
    () => deduct(30, "a"),
  ];
  for (const again of others) {
    await expect(again()).rejects.toMatchObject({ kind: "conflict", code: "quota.request_reused" });
  }
  expect((await row())?.allocated).toBe(30 * yuan);
});

test("a refused deduction leaves no trace", async () => {
  const { deduct, spend, row, rows, recorded } = await givenPrepaid({ allocated: 100 });
  await spend(60);
  await expect(deduct(40.000001)).rejects.toMatchObject({
    code: "quota.prepaid_underflow",
    details: { allocated: "100", spent: "60" },
  });
  expect([(await row())?.allocated, (await rows()).length, recorded]).toEqual([100 * yuan, 1, []]);
});

test.each(["deleting", "deleted", "not_created"] as const)(
  "a sub-account that is %s, like an absent one, is not found",
  async (state) => {
    const { allocate, deduct, row } = await givenPrepaid({ state });
    const { ctx } = testContext();
    const absent = { subAccountId: randomUUID(), amount: 1, requestId: "r", note: "because" };
    for (const refused of [() => allocate(1), () => deduct(1), () => allocateQuota(ctx, absent)]) {
      await expect(refused()).rejects.toMatchObject({
        kind: "not_found",
        code: "iam.sub_account_not_found",
        details: {},
      });
    }
    expect(await row()).toBeUndefined();
  },
);

test.each([
  { who: "a role without the capability", actor: admin("support") },
  { who: "a manager", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("iam:read", "iam:status") },
  { who: "a sub-account", actor: subAccount() },
  { who: "a job", actor: job("billing.pollBills") },
])("$who may neither allocate nor deduct", async ({ actor }) => {
  const { allocate, deduct, row } = await givenPrepaid({ actor, allocated: 1 });
  for (const refused of [allocate, deduct]) {
    await expect(refused(1)).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect((await row())?.allocated).toBe(yuan);
});

test("a key with the scope allocates; no key deducts", async () => {
  const { allocate, deduct, rows } = await givenPrepaid({ actor: apiKey("iam:quota") });
  await allocate(1);
  await expect(deduct(1)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await rows()).toMatchObject([{ actorType: "api_key" }]);
});

test("spending tells each step once, uses the quota up and disables, all in one", async () => {
  const { id, allocate, spend, row, recorded } = await givenPrepaid({ allocated: 100 });
  const told = async (amount: number) =>
    (await spend(amount)).map(({ name, data }) => [name, data]);
  const figures = (spent: string) => ({
    subAccountId: id,
    epoch: 1,
    allocated: "100",
    spent,
    projects: [{ project: "lab", amount: spent }],
  });
  expect(await told(49.999999)).toEqual([]);
  expect(await told(50)).toEqual([["quota/prepaid.step_reached", { ...figures("50"), step: 50 }]]);
  expect(await told(50)).toEqual([]);
  expect(await told(120)).toEqual([
    ["quota/prepaid.step_reached", { ...figures("120"), step: 80 }],
    ["quota/prepaid.step_reached", { ...figures("120"), step: 90 }],
    ["quota/prepaid.exhausted", { ...figures("120"), mode: "disable" }],
    ["iam/change.opened", { subAccountId: id }],
  ]);
  expect(await row()).toMatchObject({ spentAsOf: "2026-05-03", exhaustedAt: noon });
  expect(await reasonsOf(id)).toEqual(["exhausted"]);
  expect(await told(121)).toEqual([]);

  await allocate(21);
  expect(await reasonsOf(id)).toEqual(["exhausted"]);
  await allocate(0.000001);
  expect(eventsOf(recorded).map(({ name }) => name)).toEqual([
    "quota/prepaid.allocated",
    "quota/prepaid.allocated",
    "quota/prepaid.covered",
    "iam/change.opened",
  ]);
  expect(await reasonsOf(id)).toEqual([]);
  expect(await row()).toMatchObject({ epoch: 3, exhaustedAt: null, markedSteps: [50, 80, 90] });
});

test("where a person decides, nothing is disabled; its own steps and mode go before everybody's", async () => {
  const { id, spend } = await givenPrepaid({
    allocated: 100,
    alertSteps: [10],
    whenExhausted: "ask",
  });
  const told = await spend(100);
  expect(told.map(({ name, data }) => [name, data.step ?? data.mode])).toEqual([
    ["quota/prepaid.step_reached", 10],
    ["quota/prepaid.exhausted", "ask"],
  ]);
  expect(await reasonsOf(id)).toEqual([]);
});

test("the first day and the moment of exhaustion stay; a deleted sub-account gets nothing more", async () => {
  const { id, spend, row } = await givenPrepaid({ allocated: 10 });
  await spend(10);
  const later = new Date(noon.getTime() + 40 * 86_400_000);
  const { ctx } = testContext({ now: later });
  const more = (requestId: string) =>
    allocateQuota(ctx, { subAccountId: id, amount: 1, requestId, note: "more" });
  const posted = { asOf: "2026-06-12", requestedBy: "test", now: later };
  await db.transaction((tx) =>
    postSpends(tx, [{ subAccountId: id, spent: 11 * yuan, projects: [] }], posted),
  );
  expect(await row()).toMatchObject({ exhaustedAt: noon, spentAsOf: "2026-06-12" });
  await more("a");
  expect(await row()).toMatchObject({ firstAllocatedDay: "2026-05-04", updatedAt: later });
  await sql`update iam_sub_accounts set state = 'deleted' where id = ${id}`;
  await expect(more("b")).rejects.toMatchObject({ code: "iam.sub_account_not_found" });
});

test("without an allocation, and of a deleted sub-account, nothing is told", async () => {
  const never = await givenPrepaid();
  expect([await never.spend(1_000), await never.row()]).toEqual([[], undefined]);
  const deleted = await givenPrepaid({ allocated: 10 });
  await sql`update iam_sub_accounts set state = 'deleted' where id = ${deleted.id}`;
  expect(await deleted.spend(20)).toEqual([]);
  expect((await deleted.row())?.spent).toBe(20 * yuan);
});
