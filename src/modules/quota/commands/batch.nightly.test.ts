import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { previewBatch } from "../queries/batches";
import { countPools, listPools } from "../queries/pools";
import { ListPools } from "../schema/lists";
import { batchEdit, undoBatch } from "./batch";
import { openBooks, saveBooks } from "./books";

const now = new Date("2026-03-10T02:30:00Z");
const coin = 1_000_000;
const { ctx } = testContext({ now });

/** A hundred thousand personal pools of a coin a day, a tenth of them with a refresh due. */
const fill = () => sql`
  with made as (
    insert into quota_pools (name, label, personal_upn, refresh_unit, refresh_every,
      refresh_anchor, allowance, remaining, allowance_granted, last_refreshed_at,
      next_refresh_at, created_at, updated_at)
    select 'personal:' || n || '@x.example', 'P' || n, n || '@x.example', 'day', 1,
      '2026-01-01T00:00+08', 1000000, 1000000, 1000000, '2026-03-09T00:00+08',
      case when n % 10 = 0 then timestamptz '2026-03-10T00:00+08' else '2026-03-11T00:00+08' end,
      now(), now()
    from generate_series(1, 100000) as n returning name)
  insert into quota_ledger (pool, kind, remaining_delta, booster_delta, remaining_after,
    booster_after, request_id, actor_id, created_at)
  select name, 'opening', 1000000, 0, 1000000, 0, 'opening', 'test', now() from made`;

const timed = async <T>(work: Promise<T>): Promise<[T, number]> => {
  const start = performance.now();
  return [await work, performance.now() - start];
};

test("a batch of a hundred thousand pools is one transaction of seconds, and so is its undoing", async () => {
  await fill();
  await sql`vacuum analyze quota_pools`.catch(() => undefined);
  const select = { filter: { kind: "personal" as const } };
  const changes = { allowance: 2 * coin, refresh: { unit: "month" as const, every: 1 } };

  const [shown, previewMs] = await timed(previewBatch(ctx, { select, changes }));
  expect(shown).toMatchObject({ selected: 100_000, changed: 100_000 });

  const input = { select, changes, requestId: randomUUID(), reason: "a new term" };
  const [done, editMs] = await timed(batchEdit(ctx, { ...input, expected: 100_000 }));
  expect(done.changed).toBe(100_000);
  const [row] = await sql`
    select count(*) filter (where next_refresh_at <= ${now.toISOString()})::int4 as due,
      count(*) filter (where allowance = 2000000)::int4 as changed from quota_pools`;
  expect(row).toEqual({ due: 0, changed: 100_000 });

  const again = { batchId: done.batchId, reason: "it was wrong" };
  const [undone, undoMs] = await timed(undoBatch(ctx, again));
  expect(undone).toMatchObject({ restored: 100_000, skipped: 0 });

  const sorts = ["name", "balance", "percent"] as const;
  const lists = await Promise.all(
    sorts.map((sort) => timed(listPools(ctx, ListPools.parse({ sort, belowPercent: 100 })))),
  );
  const [counted, countMs] = await timed(countPools(ctx, { kind: "personal" }));
  expect(counted).toEqual({ pools: 10_000, more: true });

  const books = await openBooks(db, ["personal:10@x.example"], now);
  await saveBooks(db, books.values(), now);
  const figures = {
    previewMs,
    editMs,
    undoMs,
    countMs,
    listMs: Math.max(...lists.map(([, ms]) => ms)),
  };
  expect(figures.editMs, JSON.stringify(figures)).toBeLessThan(60_000);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
});
