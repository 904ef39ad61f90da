import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { laneDb } from "@/core/db";
import { requestKeys } from "@/modules/quota/tables";
import { coin, context, expectConserved, givenAccount } from "@/test/account";
import { db } from "@/test/database";
import { bookGroup } from "../internal/group";
import { recordCharge, recordCharges, settleHold } from "./charges";
import { releaseHold } from "./holds";
import { storeFirstPrices } from "./prices";

test("in a batch one bad item stops no other, and the same id twice is booked once", async () => {
  const { base } = await givenAccount({ remaining: coin });
  const good = { ...base, charge_id: randomUUID(), svc: "chat", cost: "1" };
  const { results, booked } = await recordCharges(context(), {
    charges: [
      good,
      { ...good, charge_id: randomUUID(), cost: "1.1234567" },
      { ...good, charge_id: randomUUID(), upn: "nobody@link.example.edu" },
      { ...good, charge_id: randomUUID(), quota_pool: "absent" },
      { ...good, charge_id: randomUUID(), cost: "-1" },
      { ...good, cost: "2" },
      good,
      "nonsense",
    ],
  });
  expect(booked).toBe(2);
  expect(results.map((item) => (item.ok ? "ok" : item.error.code))).toEqual([
    "ok",
    "request.invalid",
    "directory.user_not_found",
    "quota.pool_not_found",
    "request.invalid",
    "billing.charge_reused",
    "ok",
    "request.invalid",
  ]);
});

test("a charge takes the allowance, then the booster, then debt", async () => {
  const { charge, stored, pool } = await givenAccount({ remaining: 10 * coin, booster: 5 * coin });
  expect(await charge(12 * coin)).toMatchObject({
    from_allowance: 10 * coin,
    from_booster: 2 * coin,
    balance: 3 * coin,
  });
  expect(await charge(9 * coin)).toMatchObject({
    from_allowance: 6 * coin,
    from_booster: 3 * coin,
    balance: -6 * coin,
    balance_percent: 0,
  });
  expect(await stored()).toMatchObject({ remaining: -6 * coin, booster: 0, boosterGranted: 0 });
  await expectConserved(pool);
});

test("a charge with other content under the same id is a conflict and books nothing", async () => {
  const { charge, entries } = await givenAccount({ remaining: 10 * coin });
  const charge_id = randomUUID();
  await charge(coin, { charge_id, remark: { a: 1, b: 2 } });
  await charge(coin, { charge_id, remark: { b: 2, a: 1 } });
  await expect(charge(coin, { charge_id, remark: { a: 2 } })).rejects.toMatchObject({
    kind: "conflict",
    code: "billing.charge_reused",
  });
  expect(await entries()).toHaveLength(2);
});

test("settling frees the whole hold and books the whole cost, also above the hold", async () => {
  const { check, base, pool } = await givenAccount({ remaining: 10 * coin });
  await check({ id: "h-settle", amount: 4 * coin });
  expect((await check()).available).toBe(6 * coin);
  const settled = await settleHold(context(), {
    ...base,
    charge_id: randomUUID(),
    svc: "chat",
    cost: 5 * coin,
    hold_id: "h-settle",
  });
  expect(settled).toMatchObject({ balance: 5 * coin, available: 5 * coin, flags: [] });
  await expectConserved(pool);
});

test("an expired or released hold is booked and flagged; one of another pool is a mismatch", async () => {
  const { check, charge } = await givenAccount({ remaining: 10 * coin });
  const stranger = await givenAccount({ remaining: 10 * coin });
  const [expired, released, foreign] = [randomUUID(), randomUUID(), randomUUID()];
  await check({ id: expired, amount: coin, ttl_seconds: 1 }, new Date(Date.now() - 5_000));
  await check({ id: released, amount: coin });
  await stranger.check({ id: foreign, amount: coin });
  expect((await check()).available).toBe(9 * coin);
  expect(await releaseHold(context(), { hold_id: released })).toMatchObject({
    outcome: "released",
  });
  expect(await releaseHold(context(), { hold_id: released })).toMatchObject({
    outcome: "released",
  });
  expect((await check()).available).toBe(10 * coin);

  expect((await charge(coin, { hold_id: expired })).flags).toEqual(["hold_expired"]);
  expect((await charge(coin, { hold_id: released })).flags).toEqual(["hold_closed"]);
  expect((await charge(coin, { hold_id: "unknown" })).flags).toEqual(["hold_unknown"]);
  await expect(charge(coin, { hold_id: foreign })).rejects.toMatchObject({
    code: "billing.hold_mismatch",
  });
});

test("unusual charges are booked, flagged and raised; unknown person or pool books nothing", async () => {
  const { base, charge } = await givenAccount({ remaining: 10 * coin, disabled: true });
  const outsider = await givenAccount({ remaining: coin });
  expect((await charge(coin, { approach_id: "never-heard-of" })).flags).toEqual([
    "pool_disabled",
    "approach_unknown",
  ]);
  expect((await charge(0, { upn: outsider.upn })).flags).toContain("not_a_member");
  const charge_id = randomUUID();
  await expect(charge(coin, { charge_id, quota_pool: "absent" })).rejects.toMatchObject({
    kind: "not_found",
    code: "quota.pool_not_found",
  });
  await expect(charge(coin, { upn: "nobody@x.edu" })).rejects.toMatchObject({
    code: "directory.user_not_found",
  });
  const keys = await db.select().from(requestKeys).where(eq(requestKeys.key, charge_id));
  expect(keys).toEqual([]);
  expect(base.quota_pool).toBeTruthy();
});

test("a due refresh is applied before a charge is booked, with a row of its own", async () => {
  const anchor = new Date("2026-01-31T00:00:00+08:00");
  const { charge, entries, pool } = await givenAccount({
    allowance: 100 * coin,
    remaining: -250 * coin,
    refreshEvery: 1,
    refreshAnchor: anchor,
    nextRefreshAt: new Date("2026-02-28T00:00:00+08:00"),
  });
  const answer = await charge(coin, {}, new Date("2026-04-30T00:00:00+08:00"));
  // 28 Feb, 31 Mar, 30 Apr: three allowances pay the debt off and leave 50.
  expect(answer.balance).toBe(49 * coin);
  const kinds = (await entries()).map(({ kind, periods }) => [kind, periods]);
  expect(kinds).toEqual([
    ["opening", null],
    ["refresh", 3],
    ["charge", null],
  ]);
  await expectConserved(pool);
});

test("a call that cannot be stored fails alone, not those that were booked beside it", async () => {
  const { base, entries } = await givenAccount({ remaining: 10 * coin });
  const call = (svc: string, remark: unknown = null) => ({
    ...base,
    charge_id: randomUUID(),
    svc,
    cost: "1",
    remark,
  });
  let deep: unknown = "end";
  for (let i = 0; i < 5_000; i += 1) deep = [deep];
  const { results } = await recordCharges(context(), {
    charges: [
      call("chat"),
      call("a\u0000b"),
      call("chat", { note: "\u0000" }),
      call("chat", { note: "\ud800" }),
      call("chat", deep),
      call("chat", "x".repeat(70_000)),
      call("chat", { note: "😀" }),
    ],
  });
  expect(results.map(({ ok }) => ok)).toEqual([true, false, false, false, false, false, true]);
  expect(await entries()).toHaveLength(3);
});

test("when the database refuses a group, the innocent calls of it are booked all the same", async () => {
  const { base, entries } = await givenAccount({ remaining: 10 * coin });
  const charge = (svc: string) => ({
    kind: "charge" as const,
    request: {
      upn: base.upn,
      pool: base.quota_pool,
      approach: base.approach_id,
      dom: "production",
    },
    holdId: undefined,
    actorId: "test",
    input: { ...base, charge_id: randomUUID(), svc, cost: coin },
    cost: coin,
    priceVersion: null,
  });
  // Past the schema on purpose: what a later bug might let through.
  const outcomes = await bookGroup(
    laneDb("test"),
    new Date(),
    ["a", "b", "c\u0000", "d"].map(charge),
  );
  expect(outcomes.map((outcome) => "value" in outcome)).toEqual([true, true, false, true]);
  expect(await entries()).toHaveLength(4);
});

test("a session id that is cut within an emoji is booked", async () => {
  const { charge } = await givenAccount({ remaining: coin });
  const remark = { chat_session_id: `${"x".repeat(199)}😀` };
  expect((await charge(1, { remark })).flags).toEqual([]);
});

test("usage with a unit that every object inherits has no price", async () => {
  const { base } = await givenAccount({ remaining: coin });
  await storeFirstPrices(
    db,
    [{ approachId: base.approach_id, perMillion: { input_tokens: 1 } }],
    new Date(0),
  );
  const call = { ...base, svc: "chat", usage: { constructor: 1 } };
  await expect
    .poll(() => recordCharge(context(), { ...call, charge_id: randomUUID() }).catch((e) => e.code))
    .toBe("billing.unit_without_price");
});
