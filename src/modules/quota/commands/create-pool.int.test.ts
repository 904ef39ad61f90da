import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { z } from "zod";
import { stopListening } from "@/core/listen";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson } from "@/test/given";
import { getPool } from "../queries/pool";
import { CreatePool } from "../schema/pool";
import { ledger, pools } from "../tables";
import { createPool } from "./create-pool";

const now = new Date("2026-03-10T02:30:00Z");

const wanted = (changes: Partial<z.input<typeof CreatePool>> = {}) =>
  CreatePool.parse({
    name: fresh("pool"),
    label: "高能物理组",
    refresh: { unit: "month", every: 1 },
    allowance: "100",
    requestId: randomUUID(),
    ...changes,
  });
const ledgerOf = (pool: string) => db.select().from(ledger).where(eq(ledger.pool, pool));

test("a pool opens with one allowance, its members and an audit row", async () => {
  const upn = await givenPerson(db);
  const { ctx, recorded } = testContext({ now });
  const input = wanted({ members: [upn], notes: "n", domains: ["production"] });
  const created = await createPool(ctx, input);

  // Its periods begin at the start of the day in Asia/Shanghai.
  expect(created).toEqual({
    pool: input.name,
    label: "高能物理组",
    allowance: 100_000_000,
    remaining: 100_000_000,
    nextRefreshAt: new Date("2026-04-09T16:00:00Z"),
    members: 1,
  });
  expect(await ledgerOf(input.name)).toMatchObject([
    { kind: "opening", remainingDelta: 100_000_000, boosterDelta: 0, actorId: ctx.actor.id },
  ]);
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "pool.create",
        targetId: input.name,
        new: { allowance: "100", members: [upn] },
      },
    },
  ]);
  expect(await getPool(ctx, { pool: input.name })).toMatchObject({
    balance: 100_000_000,
    percent: 100,
    members: 1,
    anchor: new Date("2026-03-09T16:00:00Z"),
    abilities: { adjustBooster: true, changeMembers: true },
  });
});

test("a replay gets the first answer and changes nothing", async () => {
  const { ctx, recorded } = testContext({ now });
  const input = wanted({ refresh: { unit: "day", every: -1 } });
  const first = await createPool(ctx, input);
  expect(await createPool(ctx, input)).toEqual(first);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, true]);
  expect(await ledgerOf(input.name)).toHaveLength(1);
  const reused = createPool(ctx, { ...input, label: "other" });
  await expect(reused).rejects.toMatchObject({ code: "quota.request_reused" });
});

test("parallel calls with one request id make one pool and get one answer", async () => {
  const input = wanted();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => createPool(testContext({ now }).ctx, input)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await ledgerOf(input.name)).toHaveLength(1);
});

test("parallel calls for one name make one pool", async () => {
  const name = fresh("pool");
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => createPool(testContext({ now }).ctx, wanted({ name }))),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const codes = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(new Set(codes)).toEqual(new Set(["quota.pool_exists"]));
});

test.each([
  ["personal:a@b.c", "policy.name_reserved"],
  ["template:student", "policy.name_reserved"],
  ["a@b.c", "policy.name_reserved"],
  ["personal", "quota.name_reserved"],
])("the name %s is refused: it is somebody else's", async (name, code) => {
  await expect(createPool(testContext().ctx, wanted({ name }))).rejects.toMatchObject({ code });
});

test("a refused creation leaves no trace", async () => {
  const { ctx, recorded } = testContext();
  const input = wanted({ members: [await givenPerson(db), "nobody@link.example.edu"] });
  await expect(createPool(ctx, input)).rejects.toMatchObject({
    code: "quota.people_unknown",
    details: { count: 1, upns: "nobody@link.example.edu" },
  });
  expect(await db.select().from(pools).where(eq(pools.name, input.name))).toEqual([]);
  expect(recorded).toEqual([]);
});

test("zero periods are refused, and so is a negative allowance", () => {
  const zero = CreatePool.safeParse({ ...raw, refresh: { unit: "day", every: 0 } });
  expect(zero.error?.issues).toMatchObject([{ message: "quota.refresh_zero" }]);
  const negative = CreatePool.safeParse({ ...raw, allowance: "-1" });
  expect(negative.error?.issues).toMatchObject([{ message: "money.negative" }]);
});
const raw = {
  name: "x",
  label: "x",
  refresh: { unit: "day", every: 1 },
  allowance: "1",
  requestId: "r",
};

test.each([
  { who: "a role without the capability", actor: admin("finance") },
  { who: "a manager, whatever is granted", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not create a pool", async ({ actor }) => {
  const { ctx } = testContext({ actor, grants: { "uniauth/members": ["x"] } });
  await expect(createPool(ctx, wanted())).rejects.toMatchObject({ kind: "forbidden" });
});

test("an API key with the scope may create a pool", async () => {
  const { ctx } = testContext({ actor: apiKey("pools:write") });
  expect(await createPool(ctx, wanted())).toMatchObject({ remaining: 100_000_000 });
  await stopListening();
});
