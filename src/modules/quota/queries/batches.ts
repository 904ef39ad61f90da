import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { query } from "@/core/operation";
import { planOf, requireNames, selected } from "../internal/batch";
import { jsonParam, rowsOf, settingsIn } from "../internal/batch-sql";
import { decodeCursor, encodeCursor, momentShape, pageOf } from "../internal/cursor";
import { requireFields } from "../internal/field-access";
import {
  BatchItemPage,
  BatchPage,
  BatchPreview,
  BatchSettings,
  batchFields,
  ListBatches,
  ListBatchItems,
  PreviewBatch,
} from "../schema/batch";
import { batches, batchItems } from "../tables";

/**
 * What a batch edit would do: how many pools it selects and changes, and the first twenty before
 * and after. Due refreshes come on top and are not shown.
 * @throws access.denied, quota.pool_not_found
 */
export const previewBatch = query({
  id: "quota.previewBatch",
  access: { capability: "workspaces.list.read", scope: "pools:write" },
  input: PreviewBatch,
  output: BatchPreview,
  async run(call, input) {
    const { db, now } = call;
    const { fields, patch } = planOf(input);
    await requireFields(call, fields);
    await requireNames(db, input.select);
    const rows = await rowsOf<Row>(
      db,
      sql`
        with chosen as (
          select p.name, p.label, ${settingsIn(fields)} as before from quota_pools p
          where ${selected(db, input.select, now)})
        select c.selected, c.changed, s.name, s.label, s.before
        from (select count(*)::int4 as selected,
          count(*) filter (where before <> ${jsonParam(patch)})::int4 as changed from chosen) c
        left join lateral (
          select * from chosen where before <> ${jsonParam(patch)} order by name limit 20) s on true`,
    );
    const { selected: found, changed } = rows[0] ?? { selected: 0, changed: 0 };
    const sample = rows.flatMap(({ name, label, before }) =>
      name === null || label === null
        ? []
        : [{ pool: name, label, before: BatchSettings.parse(before), after: input.changes }],
    );
    return { selected: found, changed, sample };
  },
});

type Row = {
  selected: number;
  changed: number;
  name: string | null;
  label: string | null;
  before: unknown;
};

/**
 * Batch edits, newest first.
 * @throws quota.cursor_invalid
 */
export const listBatches = query({
  id: "quota.listBatches",
  access: { capability: "workspaces.list.read" },
  input: ListBatches,
  output: BatchPage,
  async run({ db }, { cursor, limit }) {
    const rows = await db
      .select({ batch: batches, value: sql<string>`${batches.createdAt}::text` })
      .from(batches)
      .where(cursor ? before(cursor) : undefined)
      .orderBy(desc(batches.createdAt), desc(batches.id))
      .limit(limit + 1);
    const page = pageOf(rows, limit, ({ value, batch }) => encodeCursor(value, batch.id));
    return {
      rows: page.rows.map(({ batch }) => ({
        ...batch,
        fields: batchFields.filter((field) => batch.fields.includes(field)),
      })),
      next: page.next,
    };
  },
});

function before(cursor: string) {
  const { value, key } = decodeCursor(cursor, momentShape);
  return sql`(${batches.createdAt}, ${batches.id}::text collate "C") < (${value}::text::timestamptz, ${key})`;
}

/**
 * What a batch did to each pool, in name order.
 * @throws quota.cursor_invalid
 */
export const listBatchItems = query({
  id: "quota.listBatchItems",
  access: { capability: "workspaces.detail.read" },
  input: ListBatchItems,
  output: BatchItemPage,
  async run({ db }, { batchId, cursor, limit }) {
    const { pool } = batchItems;
    const rows = await db
      .select()
      .from(batchItems)
      .where(
        and(
          eq(batchItems.batchId, batchId),
          cursor ? gt(pool, decodeCursor(cursor, /^$/).key) : undefined,
        ),
      )
      .orderBy(asc(pool))
      .limit(limit + 1);
    const page = pageOf(rows, limit, (last) => encodeCursor("", last.pool));
    return {
      rows: page.rows.map((row) => ({
        pool: row.pool,
        before: toSettings(row.before),
        after: toSettings(row.after),
      })),
      next: page.next,
    };
  },
});

/** Items also keep the overrides, which an undo needs and nobody reads. */
function toSettings(stored: unknown) {
  const { overrides: _, ...settings } = stored as Record<string, unknown>;
  return BatchSettings.parse(settings);
}
