import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPool } from "@/test/given";
import { ledger, pools } from "../tables";
import { adjustBooster } from "./booster";

const coin = 1_000_000;

async function given({ actor, booster = 0 }: { actor?: Actor; booster?: number } = {}) {
  const [pool, other] = [
    await givenPool(db, { booster: booster * coin, boosterGranted: booster * coin }),
    await givenPool(db, { booster: 7, boosterGranted: 7 }),
  ];
  const { ctx, recorded } = testContext(
    actor ? { actor, grants: { "uniauth/members": [pool] } } : {},
  );
  const boosterNow = async (name = pool) =>
    (await db.select().from(pools).where(eq(pools.name, name)))[0]!.booster;
  return {
    pool,
    other,
    recorded,
    boosterNow,
    adjust: (
      coins: number,
      { requestId = randomUUID() as string, reason = "a good reason" } = {},
    ) => adjustBooster(ctx, { pool, amount: coins * coin, requestId, reason }),
    entries: () => db.select().from(ledger).where(eq(ledger.pool, pool)).orderBy(ledger.id),
    ledgerSum: async () =>
      (await db.select().from(ledger).where(eq(ledger.pool, pool))).reduce(
        (sum, { boosterDelta }) => sum + boosterDelta,
        0,
      ),
  };
}

test("a top-up raises the booster of its pool alone and is recorded", async () => {
  const { pool, other, adjust, boosterNow, entries, recorded } = await given();
  expect(await adjust(12.5)).toEqual({ pool, amount: 12.5 * coin, booster: 12.5 * coin });
  expect([await boosterNow(), await boosterNow(other)]).toEqual([12.5 * coin, 7]);
  expect((await entries())[1]).toMatchObject({
    kind: "top_up",
    boosterDelta: 12.5 * coin,
    reason: "a good reason",
  });
  expect(recorded).toMatchObject([
    { audit: { action: "pool.booster.top_up", old: { booster: "0" }, new: { booster: "12.5" } } },
  ]);
});

test("a replay gets the first answer and changes nothing", async () => {
  const { adjust, boosterNow, recorded } = await given({ booster: 100 });
  const requestId = randomUUID();
  const first = await adjust(30, { requestId });
  await adjust(5);
  expect(await adjust(30, { requestId })).toEqual(first);
  expect(await boosterNow()).toBe(135 * coin);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, false, true]);
});

test("a request id with other content is refused", async () => {
  const { adjust } = await given();
  const requestId = randomUUID();
  await adjust(30, { requestId });
  for (const again of [adjust(31, { requestId }), adjust(30, { requestId, reason: "another" })]) {
    await expect(again).rejects.toMatchObject({ kind: "conflict", code: "quota.request_reused" });
  }
});

test("a refused deduction leaves no trace", async () => {
  const { adjust, boosterNow, ledgerSum, recorded } = await given({ booster: 100 });
  await expect(adjust(-101)).rejects.toMatchObject({ code: "quota.booster_underflow" });
  expect([await boosterNow(), await ledgerSum()]).toEqual([100 * coin, 100 * coin]);
  expect(recorded).toEqual([]);
});

test("an absent pool is not found", async () => {
  const input = { pool: fresh("absent"), amount: 1, requestId: "r", reason: "because" };
  await expect(adjustBooster(testContext().ctx, input)).rejects.toMatchObject({
    code: "quota.pool_not_found",
  });
});

test.each([
  { who: "a role without the capability", actor: admin("finance") },
  { who: "a manager, whatever is granted", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not adjust a booster", async ({ actor }) => {
  const { adjust, boosterNow } = await given({ actor, booster: 100 });
  await expect(adjust(1)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await boosterNow()).toBe(100 * coin);
});

test("parallel deductions cannot take more than there is", async () => {
  const { adjust, boosterNow, ledgerSum } = await given({ booster: 100 });
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => adjust(-10)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect([await boosterNow(), await ledgerSum()]).toEqual([0, 0]);
});

test("twenty parallel calls with one request id top up once", async () => {
  const { adjust, boosterNow } = await given();
  const requestId = randomUUID();
  await Promise.all(Array.from({ length: 20 }, () => adjust(3, { requestId })));
  expect(await boosterNow()).toBe(3 * coin);
});
