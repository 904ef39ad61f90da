import { randomUUID } from "node:crypto";
import { eq, sum } from "drizzle-orm";
import { expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { recordCharge } from "@/modules/billing/commands/charges";
import { admin, apiKey, job, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { givenPool, givenUser } from "@/test/given";
import { holds, ledger, pools } from "../tables";
import { correctBalance } from "./correct-balance";
import { closeHold, insertHolds } from "./holds";
import { rebuildPool } from "./rebuild-pool";
import { refreshDue, sweepHolds } from "./upkeep";

const coin = 1_000_000;
const now = new Date("2026-03-10T02:30:00Z");
const refreshes = testContext({ actor: job("quota.refresh"), now }).ctx;
const sweeps = testContext({ actor: job("quota.sweep"), now }).ctx;
const rowOf = async (pool: string) =>
  (await db.select().from(pools).where(eq(pools.name, pool)))[0]!;
const sumOf = async (pool: string) => {
  const [row] = await db
    .select({
      r: sum(ledger.remainingDelta).mapWith(Number),
      b: sum(ledger.boosterDelta).mapWith(Number),
    })
    .from(ledger)
    .where(eq(ledger.pool, pool));
  return [row!.r, row!.b];
};
const daily = {
  refreshUnit: "day" as const,
  refreshEvery: 1,
  refreshAnchor: new Date("2026-01-01T00:00:00+08:00"),
  allowance: 10 * coin,
  allowanceGranted: 10 * coin,
};
const due = { ...daily, nextRefreshAt: new Date("2026-03-10T00:00:00+08:00") };

test("what is due is refreshed page by page, once, disabled pools too", async () => {
  const names = [
    await givenPool(db, { ...due, remaining: coin }),
    await givenPool(db, { ...due, remaining: -3 * coin, disabled: true }),
    await givenPool(db, { ...due, remaining: 0, booster: coin }),
  ];
  const idle = await givenPool(db, {
    ...daily,
    nextRefreshAt: new Date("2026-03-11T00:00:00+08:00"),
  });
  expect(await refreshDue(refreshes, { limit: 2 })).toEqual({ refreshed: 2, more: true });
  expect(await refreshDue(refreshes, { limit: 2 })).toEqual({ refreshed: 1, more: false });
  expect(await refreshDue(refreshes, { limit: 2 })).toEqual({ refreshed: 0, more: false });
  const rows = await Promise.all(names.map(rowOf));
  expect(rows.map(({ remaining }) => remaining)).toEqual([10 * coin, 7 * coin, 10 * coin]);
  expect(rows[2]).toMatchObject({ booster: coin, nextRefreshAt: new Date("2026-03-10T16:00:00Z") });
  for (const [i, name] of names.entries()) {
    expect(await sumOf(name)).toEqual([rows[i]!.remaining, rows[i]!.booster]);
  }
  expect((await rowOf(idle)).remaining).toBe(0);
});

test("parallel runs and charges refresh a pool once", async () => {
  const { upn, pool, approach } = await givenUser(db, { ...due, remaining: 5 * coin });
  const chat = testContext({ actor: apiKey("charges:write"), now }).ctx;
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 2
        ? refreshDue(refreshes, { limit: 500 })
        : recordCharge(chat, {
            charge_id: randomUUID(),
            upn,
            quota_pool: pool,
            approach_id: approach,
            svc: "chat",
            cost: coin / 10,
          }),
    ),
  );
  const rows = await db.select().from(ledger).where(eq(ledger.pool, pool));
  expect(rows.filter(({ kind }) => kind === "refresh")).toHaveLength(1);
  expect((await rowOf(pool)).remaining).toBe(9 * coin);
  expect(await sumOf(pool)).toEqual([9 * coin, 0]);
});

test("expired holds are closed page by page, active and closed ones stay", async () => {
  const pool = await givenPool(db);
  const hold = (expiresAt: Date) => ({
    id: randomUUID(),
    pool,
    upn: "a@b.example",
    amount: 1,
    fingerprint: Buffer.from("x"),
    expiresAt,
    outcome: null,
    answer: {},
  });
  const before = new Date(now.getTime() - 1);
  const after = new Date(now.getTime() + 1);
  const [released, first, atNow, active] = [hold(before), hold(before), hold(now), hold(after)];
  await insertHolds(db, [released, first, atNow, active], before);
  await closeHold(db, released.id, new Date(before.getTime() - 1));
  expect(await sweepHolds(sweeps, { limit: 1 })).toEqual({ expired: 1, more: true });
  expect(await sweepHolds(sweeps, { limit: 5 })).toEqual({ expired: 1, more: false });
  const outcomes = Object.fromEntries(
    (await db.select().from(holds).where(eq(holds.pool, pool))).map(({ id, outcome }) => [
      id,
      outcome,
    ]),
  );
  expect(outcomes).toEqual({
    [released.id]: "released",
    [first.id]: "expired",
    [atNow.id]: "expired",
    [active.id]: null,
  });
});

test.each([
  { who: "another job", actor: job("billing.poll") },
  { who: "a role without the capability", actor: admin("admin") },
  { who: "a manager", actor: manager() },
  { who: "an API key", actor: apiKey("pools:write") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not do the upkeep, correct or rebuild", async ({ actor }) => {
  const { ctx } = testContext({ actor });
  await expect(refreshDue(ctx, { limit: 1 })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(sweepHolds(ctx, { limit: 1 })).rejects.toMatchObject({ kind: "forbidden" });
  const rebuilt = rebuildPool(ctx, { pool: "absent", reason: "because" });
  await expect(rebuilt).rejects.toMatchObject({ kind: "forbidden" });
});

test("a rebuild sets the row to its ledger, which does not move", async () => {
  const pool = await givenPool(db, { remaining: 10 * coin, booster: 5 * coin });
  const { ctx, recorded } = testContext({ now, actor: admin("ops") });
  const input = { pool, reason: "after a restore" };
  expect(await rebuildPool(ctx, input)).toMatchObject({ remainingOff: 0, boosterOff: 0 });
  await db
    .update(pools)
    .set({ remaining: 3, booster: 0, boosterGranted: 0 })
    .where(eq(pools.name, pool));
  const target = await rebuildPool.approvalTarget!(db, input as never);
  expect(target.version).toBe(`${3 - 10 * coin} ${-5 * coin}`);
  expect(await rebuildPool(ctx, input)).toEqual({
    pool,
    remaining: 10 * coin,
    booster: 5 * coin,
    remainingOff: 3 - 10 * coin,
    boosterOff: -5 * coin,
  });
  expect(await rowOf(pool)).toMatchObject({ remaining: 10 * coin, booster: 5 * coin });
  expect(await sumOf(pool)).toEqual([10 * coin, 5 * coin]);
  const entries = await db.select().from(ledger).where(eq(ledger.pool, pool)).orderBy(ledger.id);
  expect(entries.slice(1)).toMatchObject([
    { kind: "correction", remainingDelta: 0, remainingAfter: 10 * coin, reason: input.reason },
  ]);
  expect(recorded.map(({ audit }) => audit)).toMatchObject([
    null,
    { action: "pool.rebuild", old: { remaining: "0.000003" }, new: { remaining: "10" } },
  ]);
});

test("a rebuild waits for its approval, and an absent pool is not found", async () => {
  const pool = await givenPool(db);
  const { ctx } = testContext({ unmet: ["approval"] });
  const waiting = rebuildPool(ctx, { pool, reason: "because" });
  await expect(waiting).rejects.toMatchObject({ kind: "precondition" });
  const absent = rebuildPool(testContext().ctx, { pool: "absent", reason: "because" });
  await expect(absent).rejects.toMatchObject({ code: "quota.pool_not_found" });
});

test("a correction changes what remains, once per request, and never below the holds", async () => {
  const pool = await givenPool(db, { remaining: 10 * coin });
  const { ctx, recorded } = testContext({ now });
  const input = { pool, amount: -4 * coin, requestId: "c1", reason: "booked twice" };
  const first = await correctBalance(ctx, input);
  expect(first).toEqual({ pool, amount: -4 * coin, remaining: 6 * coin });
  expect(await correctBalance(ctx, input)).toEqual(first);
  const more = correctBalance(ctx, { ...input, amount: -7 * coin, requestId: "c2" });
  await expect(more).rejects.toMatchObject({ code: "quota.available_underflow" });
  expect(await sumOf(pool)).toEqual([6 * coin, 0]);
  expect(recorded).toMatchObject([{ audit: { action: "pool.balance.correct" } }, { audit: null }]);

  const unconfirmed = testContext({ unmet: ["confirmation"] }).ctx;
  const asked = correctBalance(unconfirmed, { ...input, requestId: "c3" });
  await expect(asked).rejects.toMatchObject({ kind: "precondition" });
  const finance = testContext({ actor: admin("finance") }).ctx;
  await expect(correctBalance(finance, input)).rejects.toMatchObject({ kind: "forbidden" });
  await stopListening();
});
