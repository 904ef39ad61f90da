import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import type { z } from "zod";
import { stopListening } from "@/core/listen";
import { recordCharge } from "@/modules/billing/commands/charges";
import { apiKey, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { fresh, givenPool, givenUser } from "@/test/given";
import { listBatches, listBatchItems, previewBatch } from "../queries/batches";
import { EditBatch, PreviewBatch } from "../schema/batch";
import { pools } from "../tables";
import { batchEdit, undoBatch } from "./batch";
import { changePlan } from "./settings";

const coin = 1_000_000;
const now = new Date("2026-03-10T02:30:00Z");
const { ctx } = testContext({ now });
afterAll(stopListening);

type Edit = z.input<typeof EditBatch>;
const edit = (
  select: Edit["select"],
  changes: Edit["changes"],
  { on = ctx, ...rest }: Partial<Edit> & { on?: typeof ctx } = {},
) => {
  const whole = { select, changes, requestId: randomUUID(), reason: "a new term", ...rest };
  return batchEdit(on, EditBatch.parse(whole));
};
const preview = (select: Edit["select"], changes: Edit["changes"], on = ctx) =>
  previewBatch(on, PreviewBatch.parse({ select, changes }));
const rowsOf = async (names: readonly string[]) => {
  const rows = await db
    .select()
    .from(pools)
    .where(inArray(pools.name, [...names]));
  return names.map((name) => rows.find((row) => row.name === name)!);
};
const offBy = async (names: readonly string[]) => {
  const rows = await sql<{ off: number }[]>`
    select sum(abs(p.remaining - l.remaining) + abs(p.booster - l.booster))::int8 as off
    from quota_pools p join (
      select pool, sum(remaining_delta) as remaining, sum(booster_delta) as booster
      from quota_ledger group by pool) l on l.pool = p.name
    where p.name = any(${[...names]})`;
  return rows[0]!.off;
};

const daily = {
  refreshUnit: "day" as const,
  refreshEvery: 1,
  refreshAnchor: new Date("2026-01-31T00:00:00+08:00"),
  allowance: 10 * coin,
  allowanceGranted: 10 * coin,
};
const due = { ...daily, nextRefreshAt: new Date("2026-03-09T00:00:00+08:00") };

test("the preview shows before and after, and the edit does just that", async () => {
  const names = [await givenPool(db, { ...due, remaining: -3 * coin }), await givenPool(db)].sort();
  const same = await givenPool(db, { ...daily, allowance: 50 * coin, nextRefreshAt: now });
  const changes = { allowance: "50", refresh: { unit: "month", every: 1 } } as const;
  await changePlan(ctx, { pool: same, refresh: changes.refresh });
  const select = { names: [...names, same] };
  const { ctx: own, recorded } = testContext({ now });

  const shown = await preview(select, changes);
  expect(shown).toMatchObject({ selected: 3, changed: 2 });
  expect(shown.sample.map(({ pool }) => pool)).toEqual(names);
  expect(shown.sample.find(({ before }) => before.refresh?.every === 1)).toMatchObject({
    before: { refresh: { unit: "day", every: 1 }, allowance: 10 * coin },
    after: { refresh: changes.refresh, allowance: 50 * coin },
  });

  const { batchId, changed } = await edit(select, changes, { on: own, expected: 2 });
  expect(changed).toBe(2);
  const rows = await rowsOf(names);
  expect(rows.map(({ allowance, refreshUnit }) => [allowance, refreshUnit])).toEqual([
    [50 * coin, "month"],
    [50 * coin, "month"],
  ]);
  // Due refreshes came first, under the old settings: two days of 10 coins after 3 of debt.
  const refreshed = rows.find(({ refreshAnchor }) => +refreshAnchor === +daily.refreshAnchor)!;
  expect(refreshed.remaining).toBe(10 * coin);
  expect(refreshed.nextRefreshAt).toEqual(new Date("2026-03-31T00:00:00+08:00"));
  expect(await offBy(names)).toBe(0);

  expect(recorded).toMatchObject([
    { audit: { action: "pool.batch.edit", targetId: batchId, new: { pools: 2, changes } } },
  ]);
  const items = await listBatchItems(ctx, { batchId, limit: 10 });
  expect(items.rows.map(({ pool, before, after }) => ({ pool, before, after }))).toEqual(
    shown.sample.map(({ label: _, ...item }) => item),
  );
});

test("undoing restores what the batch left as it was, and skips what changed since", async () => {
  const names = [await givenPool(db, due), await givenPool(db), await givenPool(db)];
  const before = await rowsOf(names);
  const upn = `${fresh("p")}@link.example.edu`;
  const own = await givenPool(db, { name: `personal:${upn}`, personalUpn: upn });
  const { batchId } = await edit(
    { names: [...names, own] },
    { disabled: true, allowance: "7", domains: ["staging"], refresh: { unit: "week", every: 2 } },
  );
  expect((await rowsOf([own]))[0]!.overrides).toEqual([
    "allowance",
    "disabled",
    "domains",
    "refresh",
  ]);
  await changePlan(ctx, { pool: names[2]!, allowance: 1 });

  const { ctx: undoing, recorded } = testContext({ now });
  const undone = await undoBatch(undoing, { batchId, reason: "it was wrong" });
  expect(undone).toMatchObject({ batchId, restored: 3, skipped: 1 });
  const after = await rowsOf([...names, own]);
  const settings = (row: (typeof before)[0]) => [
    row.allowance,
    row.disabled,
    row.domains,
    row.refreshUnit,
    row.refreshEvery,
  ];
  expect(after.slice(0, 2).map(settings)).toEqual(before.slice(0, 2).map(settings));
  expect(after[0]!.nextRefreshAt).toEqual(new Date("2026-03-11T00:00:00+08:00"));
  expect(after[1]!.nextRefreshAt).toBeNull();
  expect(after[2]).toMatchObject({ allowance: 1, disabled: true });
  expect(after[3]!.overrides).toEqual([]);
  expect(recorded).toMatchObject([{ audit: { action: "pool.batch.undo", new: { restored: 3 } } }]);

  const again = undoBatch(ctx, { batchId, reason: "it was wrong" });
  await expect(again).rejects.toMatchObject({ code: "quota.batch_undone" });
  const listed = (await listBatches(ctx, { limit: 50 })).rows;
  expect(listed.find(({ id }) => id === batchId)).toMatchObject({ pools: 4, undoneAt: now });
  expect(listed.find(({ id }) => id === undone.undoneBy)).toMatchObject({
    pools: 3,
    undoneAt: null,
  });
});

test("a filter selects as the list does, and an unexpected number refuses all", async () => {
  const label = fresh("batch");
  const names = await Promise.all(Array.from({ length: 4 }, () => givenPool(db, { label })));
  const select = { filter: { search: label, kind: "shared" as const } };
  const wrong = edit(select, { disabled: true }, { expected: 3 });
  await expect(wrong).rejects.toMatchObject({
    code: "quota.batch_changed",
    details: { expected: 3, changed: 4 },
  });
  expect((await rowsOf(names)).some(({ disabled }) => disabled)).toBe(false);
  expect(await edit(select, { disabled: true }, { expected: 4 })).toMatchObject({ changed: 4 });
  expect(await edit(select, { disabled: true })).toMatchObject({ changed: 0 });
  const low = { filter: { search: label, belowPercent: 1 } };
  expect(await preview(low, { disabled: false })).toMatchObject({ selected: 4, changed: 4 });
});

test("a replay gets the first answer and changes nothing", async () => {
  const pool = await givenPool(db);
  const { ctx: own, recorded } = testContext({ now });
  const whole = EditBatch.parse({
    select: { names: [pool] },
    changes: { allowance: "3" },
    requestId: randomUUID(),
    reason: "a new term",
  });
  const first = await batchEdit(own, whole);
  await changePlan(ctx, { pool, allowance: 1 });
  expect(await batchEdit(own, whole)).toEqual(first);
  expect((await rowsOf([pool]))[0]!.allowance).toBe(1);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, true]);
  const other = batchEdit(own, { ...whole, changes: { allowance: 4 } });
  await expect(other).rejects.toMatchObject({ code: "quota.request_reused" });
});

test("an absent pool or batch is not found, and nothing changes", async () => {
  const pool = await givenPool(db);
  const select = { names: [pool, "absent"] };
  const refusal = { code: "quota.pool_not_found", details: { pool: "absent" } };
  await expect(edit(select, { disabled: true })).rejects.toMatchObject(refusal);
  await expect(preview(select, { disabled: true })).rejects.toMatchObject(refusal);
  expect((await rowsOf([pool]))[0]!.disabled).toBe(false);
  const absent = undoBatch(ctx, { batchId: randomUUID(), reason: "because" });
  await expect(absent).rejects.toMatchObject({ code: "quota.batch_not_found" });
});

test("batches beside charges lose no coin and no charge", async () => {
  const users = await Promise.all(
    Array.from({ length: 8 }, () => givenUser(db, { ...due, remaining: 5 * coin })),
  );
  const names = users.map(({ pool }) => pool);
  const chat = testContext({ actor: apiKey("charges:write"), now }).ctx;
  const charges = Array.from({ length: 160 }, (_, n) => {
    const { upn, pool, approach } = users[n % users.length]!;
    return recordCharge(chat, {
      charge_id: randomUUID(),
      upn,
      quota_pool: pool,
      approach_id: approach,
      svc: "chat",
      cost: coin / 10,
    });
  });
  const batches = Array.from({ length: 10 }, (_, n) =>
    edit({ names }, { allowance: String(20 + n), disabled: n % 2 === 0 }),
  );
  await Promise.all([...charges, ...batches]);
  const rows = await rowsOf(names);
  // Refreshed once, to the old allowance, then twenty charges each.
  expect(rows.map(({ remaining }) => remaining)).toEqual(names.map(() => 8 * coin));
  expect(await offBy(names)).toBe(0);
});

test("parallel batches follow each other: each finds what another one left", async () => {
  const names = await Promise.all(Array.from({ length: 20 }, () => givenPool(db)));
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => edit({ names }, { allowance: `${n + 1}` })),
  );
  const items = await sql<{ before: string }[]>`
    select before ->> 'allowance' as before from quota_batch_items where pool = ${names[0]!}`;
  expect(new Set(items.map(({ before }) => before)).size).toBe(10);
});

test("what a batch did cannot be rewritten by the application", async () => {
  const rewrite = sql`update quota_batch_items set after = '{}'`;
  await expect(rewrite).rejects.toThrow("permission denied");
  await expect(sql`delete from quota_batch_items`).rejects.toThrow("permission denied");
});
