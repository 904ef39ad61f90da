import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db } from "@/test/database";
import { fresh, givenPool } from "@/test/given";
import { ledger, pools } from "../tables";
import { changePlan, describePool } from "./settings";
import { disablePool, enablePool } from "./status";

const coin = 1_000_000;
const at = (text: string) => new Date(`${text}+08:00`);
const now = at("2026-03-10T10:30:00");
const rowOf = async (pool: string) =>
  (await db.select().from(pools).where(eq(pools.name, pool)))[0]!;
const ledgerOf = (pool: string) =>
  db.select().from(ledger).where(eq(ledger.pool, pool)).orderBy(ledger.id);

/** A pool of 10 coins a day, 3 of which are left, with two refreshes due. */
const givenDue = () =>
  givenPool(db, {
    remaining: -13 * coin,
    allowance: 10 * coin,
    allowanceGranted: 10 * coin,
    refreshUnit: "day",
    refreshEvery: 1,
    refreshAnchor: at("2026-01-31T00:00:00"),
    lastRefreshedAt: at("2026-03-08T00:00:00"),
    nextRefreshAt: at("2026-03-09T00:00:00"),
  });

test("due refreshes are applied under the old settings before the new ones count", async () => {
  const pool = await givenDue();
  const { ctx, recorded } = testContext({ now });
  const refresh = { unit: "month" as const, every: 1 };
  const changed = await changePlan(ctx, {
    pool,
    refresh,
    allowance: 500 * coin,
    reason: "as agreed",
  });

  // Two days of 10 coins pay 13 coins of debt; the anchor's 31st is the last of March.
  expect(changed).toEqual({
    pool,
    refresh,
    allowance: 500 * coin,
    remaining: 7 * coin,
    nextRefreshAt: at("2026-03-31T00:00:00"),
  });
  expect(await rowOf(pool)).toMatchObject({
    remaining: 7 * coin,
    allowanceGranted: 10 * coin,
    refreshAnchor: at("2026-01-31T00:00:00"),
    lastRefreshedAt: at("2026-03-10T00:00:00"),
    overrides: [],
  });
  expect((await ledgerOf(pool))[1]).toMatchObject({
    kind: "refresh",
    periods: 2,
    remainingDelta: 20 * coin,
  });
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "pool.plan.change",
        old: { refresh: { unit: "day", every: 1 }, allowance: "10" },
        new: { refresh, allowance: "500" },
        reason: "as agreed",
      },
    },
  ]);
});

test("a pool that stops refreshing has no next refresh, and one that begins again has", async () => {
  const pool = await givenDue();
  const { ctx } = testContext({ now });
  await changePlan(ctx, { pool, refresh: { unit: "day", every: -1 } });
  expect(await rowOf(pool)).toMatchObject({ nextRefreshAt: null, remaining: 7 * coin });
  await changePlan(ctx, { pool, refresh: { unit: "week", every: 1 } });
  expect((await rowOf(pool)).nextRefreshAt).toEqual(at("2026-03-14T00:00:00"));
});

test("the same settings again change nothing", async () => {
  const pool = await givenPool(db, { allowance: 5 * coin });
  const { ctx, recorded } = testContext({ now });
  await changePlan(ctx, { pool, allowance: 5 * coin });
  await describePool(ctx, { pool, label: pool, notes: "", domains: [] });
  await enablePool(ctx, { pool, reason: "by mistake" });
  expect(recorded.map(({ audit }) => audit)).toEqual([null, null, null]);
  expect(await rowOf(pool)).toMatchObject({ updatedAt: at("2026-01-01T00:00:00") });
});

test("label, notes and domains change together or alone", async () => {
  const pool = await givenPool(db);
  const { ctx, recorded } = testContext({ now });
  await describePool(ctx, { pool, notes: "for the institute" });
  expect(await describePool(ctx, { pool, domains: ["staging"] })).toEqual({
    pool,
    label: pool,
    notes: "for the institute",
    domains: ["staging"],
  });
  expect(recorded[1]).toMatchObject({
    audit: { action: "pool.describe", old: { domains: [] }, new: { domains: ["staging"] } },
  });
});

test("a pool is disabled and enabled with a reason each", async () => {
  const pool = await givenDue();
  const { ctx, recorded } = testContext({ now, actor: admin("support") });
  await disablePool(ctx, { pool, reason: "misuse" });
  expect(await rowOf(pool)).toMatchObject({ disabled: true, remaining: 7 * coin });
  await enablePool(ctx, { pool, reason: "cleared" });
  expect((await rowOf(pool)).disabled).toBe(false);
  expect(recorded).toMatchObject([
    { audit: { action: "pool.disable", new: { disabled: true }, reason: "misuse" } },
    { audit: { action: "pool.enable", new: { disabled: false }, reason: "cleared" } },
  ]);
});

test("what is set by hand on a personal pool is an override", async () => {
  const upn = `${fresh("p")}@link.example.edu`;
  const pool = await givenPool(db, { name: `personal:${upn}`, personalUpn: upn });
  const { ctx } = testContext({ now });
  await disablePool(ctx, { pool, reason: "misuse" });
  await changePlan(ctx, { pool, allowance: 9 });
  await describePool(ctx, { pool, notes: "n", label: "own" });
  expect((await rowOf(pool)).overrides).toEqual(["allowance", "disabled", "label"]);
});

test.each([
  { what: "shut", disabled: true, act: disablePool },
  { what: "open", disabled: false, act: enablePool },
])(
  "a personal pool that its template has $what stays so when it is said by hand",
  async (given) => {
    const { disabled, act } = given;
    const upn = `${fresh("p")}@link.example.edu`;
    const pool = await givenPool(db, { name: `personal:${upn}`, personalUpn: upn, disabled });
    const { ctx, recorded } = testContext({ now });
    const say = () => act(ctx, { pool, reason: "whatever the template says" });
    expect(await say()).toEqual({ pool, disabled });
    expect(await rowOf(pool)).toMatchObject({ disabled, overrides: ["disabled"] });
    const marks = [{ overrides: [] }, { overrides: ["disabled"] }];
    const [old, next] = marks.map((mark) => ({ disabled, ...mark }));
    expect(recorded).toMatchObject([{ audit: { old, new: next } }]);
    await say();
    expect(recorded.at(-1)?.audit).toBeNull();
  },
);

test("a shared pool that is shut already needs no mark and no row", async () => {
  const pool = await givenPool(db, { disabled: true });
  const { ctx, recorded } = testContext({ now });
  await disablePool(ctx, { pool, reason: "again" });
  expect(await rowOf(pool)).toMatchObject({ disabled: true, overrides: [] });
  expect(recorded).toMatchObject([{ audit: null }]);
});

const edits = {
  changePlan: (ctx: ReturnType<typeof testContext>["ctx"], pool: string) =>
    changePlan(ctx, { pool, allowance: 1 }),
  describePool: (ctx: ReturnType<typeof testContext>["ctx"], pool: string) =>
    describePool(ctx, { pool, notes: "x" }),
  disablePool: (ctx: ReturnType<typeof testContext>["ctx"], pool: string) =>
    disablePool(ctx, { pool, reason: "misuse" }),
  enablePool: (ctx: ReturnType<typeof testContext>["ctx"], pool: string) =>
    enablePool(ctx, { pool, reason: "cleared" }),
};

test.each([
  { who: "a viewer", actor: admin("viewer") },
  { who: "a manager, whatever is granted", actor: manager() },
  { who: "an API key without a scope that fits", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not edit settings", async ({ actor }) => {
  const pool = await givenPool(db);
  const { ctx } = testContext({
    actor,
    grants: { "uniauth/bill": [pool], "uniauth/members": [pool] },
  });
  for (const edit of Object.values(edits)) {
    await expect(edit(ctx, pool)).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(await rowOf(pool)).toMatchObject({ allowance: 0, notes: "", disabled: false });
});

test("each edit needs its own capability", async () => {
  const pool = await givenPool(db);
  const finance = testContext({ actor: admin("finance") }).ctx;
  const support = testContext({ actor: admin("support") }).ctx;
  await edits.changePlan(finance, pool);
  await expect(edits.disablePool(finance, pool)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(edits.describePool(finance, pool)).rejects.toMatchObject({ kind: "forbidden" });
  await edits.disablePool(support, pool);
  await expect(edits.changePlan(support, pool)).rejects.toMatchObject({ kind: "forbidden" });
});

test("an absent pool is not found", async () => {
  for (const edit of Object.values(edits)) {
    await expect(edit(testContext().ctx, "absent")).rejects.toMatchObject({
      code: "quota.pool_not_found",
    });
  }
});
