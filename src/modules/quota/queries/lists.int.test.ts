import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { stopListening } from "@/core/listen";
import { insertHolds } from "@/modules/quota/commands/holds";
import { apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPerson, givenPool } from "@/test/given";
import { adjustBooster } from "../commands/booster";
import { ListPools } from "../schema/lists";
import { listHolds, listLedger } from "./money";
import { getPool } from "./pool";
import { countPools, listPools } from "./pools";

const coin = 1_000_000;
const now = new Date("2026-03-10T02:30:00Z");
const { ctx } = testContext({ now });
const mark = fresh("mark");
const list = (filter: Partial<z.input<typeof ListPools>> = {}, on = ctx) =>
  listPools(on, ListPools.parse({ search: mark, ...filter }));
const namesOf = async (filter: Partial<z.input<typeof ListPools>> = {}) =>
  (await list(filter)).rows.map(({ label }) => label.slice(-1));

const hold = (pool: string, amount: number, expiresAt: Date) => ({
  id: randomUUID(),
  pool,
  upn: "a@b.example",
  amount,
  fingerprint: Buffer.from("x"),
  expiresAt,
  outcome: null,
  answer: {},
});
const later = new Date(now.getTime() + 60_000);

/** Five pools labelled A to E, by rising balance. */
const named: Record<string, string> = {};
beforeAll(async () => {
  const label = (letter: string) => ({ label: `${mark} ${letter}`, name: fresh("list") });
  named.A = await givenPool(db, { ...label("A"), remaining: -5 * coin, allowance: 10 * coin });
  named.B = await givenPool(db, { ...label("B"), remaining: 0, disabled: true });
  named.C = await givenPool(db, { ...label("C"), remaining: 10 * coin });
  named.D = await givenPool(db, {
    ...label("D"),
    remaining: 20 * coin,
    refreshUnit: "day",
    refreshEvery: 1,
    nextRefreshAt: later,
  });
  const upn = await givenPerson(db);
  const personal = { ...label("E"), name: `personal:${upn}`, personalUpn: upn };
  named.E = await givenPool(db, { ...personal, remaining: 20 * coin, booster: 10 * coin });
  await insertHolds(db, [hold(named.D, 15 * coin, later), hold(named.C, coin, now)], now);
});
afterAll(stopListening);

test.each([
  ["every pool", {}, "ABCDE"],
  ["personal ones", { kind: "personal" }, "E"],
  ["shared ones", { kind: "shared" }, "ABCD"],
  ["disabled ones", { disabled: true }, "B"],
  ["those that refresh", { refreshes: true }, "D"],
  ["those that never do", { refreshes: false }, "ABCE"],
  ["daily ones", { unit: "day" }, "D"],
  ["those in debt", { inDebt: true }, "A"],
  ["those not in debt", { inDebt: false }, "BCDE"],
  ["low ones, active holds counted", { belowPercent: 26 }, "ABD"],
  ["those with exactly as much left are not below", { belowPercent: 25 }, "AB"],
] as const)("the filter finds %s", async (_, filter, letters) => {
  expect(await namesOf({ sort: "label", ...filter })).toEqual([...letters]);
  expect(await countPools(ctx, { search: mark, ...filter })).toEqual({
    pools: letters.length,
    more: false,
  });
});

test.each([
  ["label", "ABCDE"],
  ["balance", "ABCDE"],
  ["percent", "ABDCE"],
  ["nextRefresh", "DABCE"],
] as const)("by %s the pages go on where the last one ended", async (sort, letters) => {
  for (const direction of ["asc", "desc"] as const) {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort, direction, limit: 2, cursor });
      found.push(...page.rows.map(({ label }) => label.slice(-1)));
      cursor = page.next ?? undefined;
    } while (cursor);
    // Equal values stand in the order of the names, which are random.
    const expected = direction === "asc" ? [...letters] : [...letters].reverse();
    expect([...found].sort()).toEqual([..."ABCDE"]);
    const distinct = sort === "label" || sort === "balance" ? 5 : 0;
    expect(found.slice(0, distinct)).toEqual(expected.slice(0, distinct));
  }
});

test("by percent and next refresh the smallest stand in front", async () => {
  expect((await namesOf({ sort: "percent" })).slice(2, 3)).toEqual(["D"]);
  expect((await namesOf({ sort: "nextRefresh" })).slice(0, 1)).toEqual(["D"]);
});

test("a cursor that no page gave out is refused", async () => {
  for (const cursor of ["x", Buffer.from('["abc","x"]').toString("base64url")]) {
    await expect(list({ sort: "balance", cursor })).rejects.toMatchObject({
      code: "quota.cursor_invalid",
    });
  }
});

test("search takes its wildcards literally", async () => {
  expect(await list({ search: `${mark}%` })).toMatchObject({ rows: [] });
});

test("money is that of now, holds and due refreshes counted", async () => {
  const after = testContext({ now: later }).ctx;
  const [atNow] = (await list({ unit: "day" })).rows;
  expect(atNow).toMatchObject({
    balance: 20 * coin,
    held: 15 * coin,
    available: 5 * coin,
    percent: 25,
  });
  const [refreshed] = (await list({ unit: "day" }, after)).rows;
  expect(refreshed).toMatchObject({ balance: 20 * coin, held: 0, percent: 100 });
  expect(refreshed!.nextRefreshAt!.getTime()).toBeGreaterThan(later.getTime());
});

test("a manager sees the granted pools and nothing else", async () => {
  const actor = manager();
  const granted = testContext({ actor, now, grants: { "uniauth/bill": [named.A!, "absent"] } }).ctx;
  expect((await list({}, granted)).rows.map(({ name }) => name)).toEqual([named.A]);
  expect(await countPools(granted, {})).toEqual({ pools: 1, more: false });
  await expect(list({}, testContext({ actor }).ctx)).rejects.toMatchObject({ kind: "forbidden" });
});

test.each([
  { who: "an API key without the scope", actor: apiKey("balance:check") },
  { who: "a sub-account", actor: subAccount() },
])("$who sees no pools", async ({ actor }) => {
  const { ctx: foreign } = testContext({ actor });
  await expect(list({}, foreign)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(getPool(foreign, { pool: named.A! })).rejects.toMatchObject({ kind: "forbidden" });
});

test("a foreign pool looks exactly like an absent one", async () => {
  const reads = [
    (on: typeof ctx, pool: string) => getPool(on, { pool }),
    (on: typeof ctx, pool: string) => listLedger(on, { pool, limit: 1 }),
    (on: typeof ctx, pool: string) => listHolds(on, { pool, limit: 1 }),
  ];
  const grants = { "uniauth/bill": [named.B!] };
  const granted = testContext({ actor: manager(), grants }).ctx;
  for (const read of reads) {
    const refusalOf = (on: typeof ctx, pool: string) =>
      read(on, pool).then(
        () => "answered",
        ({ kind, code, details }) => ({ kind, code, details }),
      );
    const absent = await refusalOf(ctx, "absent");
    const refusal = { kind: "not_found", code: "quota.pool_not_found" };
    expect(absent).toEqual({ ...refusal, details: { pool: "absent" } });
    expect(await refusalOf(granted, "absent")).toEqual(absent);
    expect(await refusalOf(granted, named.A!)).toEqual({ ...refusal, details: { pool: named.A } });
    expect(await refusalOf(granted, named.B!)).toBe("answered");
  }
});

test("a manager may do what the grants say", async () => {
  const grants = { "uniauth/bill": [named.A!], "uniauth/members": [named.A!] };
  const { ctx: granted } = testContext({ actor: manager(), grants, now });
  expect((await getPool(granted, { pool: named.A! })).abilities).toEqual({
    describe: false,
    changePlan: false,
    setStatus: false,
    adjustBooster: false,
    changeMembers: true,
    rebuild: false,
  });
});

test("the ledger is read newest first, by kind and time, and its deltas give the balance", async () => {
  const pool = await givenPool(db, { remaining: coin });
  for (const [n, amount] of [3, 4, -2].entries()) {
    const input = { pool, amount: amount * coin, requestId: String(n), reason: "because" };
    await adjustBooster(ctx, input);
  }
  const first = await listLedger(ctx, { pool, limit: 3 });
  const second = await listLedger(ctx, { pool, limit: 3, cursor: first.next! });
  const rows = [...first.rows, ...second.rows];
  expect(rows.map(({ kind }) => kind)).toEqual(["deduct", "top_up", "top_up", "opening"]);
  expect(rows[0]).toMatchObject({ balanceAfter: 6 * coin, boosterAfter: 5 * coin });
  expect(second.next).toBeNull();
  const topUps = await listLedger(ctx, { pool, kinds: ["top_up"], limit: 5 });
  expect(topUps.rows).toHaveLength(2);
  expect((await listLedger(ctx, { pool, from: now, limit: 5 })).rows).toHaveLength(3);
  expect((await listLedger(ctx, { pool, to: now, limit: 5 })).rows).toHaveLength(1);
});

test("only holds that still count are listed, the first to expire in front", async () => {
  const pool = await givenPool(db, { remaining: coin });
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const held = [2, 1, 3, 0].map((minutes) => hold(pool, minutes, inMinutes(minutes)));
  await insertHolds(db, held, now);
  const first = await listHolds(ctx, { pool, limit: 2 });
  const second = await listHolds(ctx, { pool, limit: 2, cursor: first.next! });
  expect([...first.rows, ...second.rows].map(({ amount }) => amount)).toEqual([1, 2, 3]);
});
