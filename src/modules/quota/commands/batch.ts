import { eq, sql } from "drizzle-orm";
import { type Db, withoutTimeout } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import {
  closeBatch,
  lockSelected,
  noteChanges,
  noteUndoing,
  openBatch,
  planOf,
  requireNames,
  selected,
} from "../internal/batch";
import { applyItems } from "../internal/batch-sql";
import { requireFields } from "../internal/field-access";
import { findAnswer, keepAnswer, lockRequest } from "../internal/replay";
import { BatchEdited, BatchUndone, batchFields, EditBatch, UndoBatch } from "../schema/batch";
import { batches } from "../tables";

/**
 * Edits settings of many pools, all of them or none (product.md §3): due refreshes are applied
 * under the old settings first, anchors and money stay, personal pools keep the fields as
 * overrides. Each field needs its own capability. One audit row stands for the batch, whose items
 * hold before and after; it can be undone. A replay of `requestId` gets the first answer.
 * @throws access.denied, quota.pool_not_found, quota.request_reused
 * @throws quota.batch_changed (conflict) when other pools would change than the preview counted
 */
export const batchEdit = command({
  id: "quota.batchEdit",
  access: { capability: "workspaces.list.read", scope: "pools:write" },
  safeguards: ["reason"],
  input: EditBatch,
  output: BatchEdited,
  async run(call, input) {
    const { db, actor, now } = call;
    const { select, reason, expected } = input;
    const plan = planOf(input);
    await requireFields(call, plan.fields);
    await withoutTimeout(db);
    const request = { kind: "batch" as const, key: input.requestId, content: input };
    await lockRequest(db, request);
    const first = await findAnswer(db, request, BatchEdited);
    if (first) return { result: first, audit: null };

    await requireNames(db, select);
    const names = await lockSelected(db, selected(db, select, now), now);
    const { fields } = plan;
    const batchId = await openBatch(db, { fields, actorId: actor.id, reason }, now);
    const changed = await noteChanges(db, batchId, names, plan);
    if (expected !== undefined && expected !== changed) {
      throw new DomainError("conflict", "quota.batch_changed", { expected, changed });
    }
    await applyItems(db, batchId, now);
    await closeBatch(db, batchId, changed);
    const answer = { batchId, changed };
    await keepAnswer(db, request, { answer, output: BatchEdited, now });

    return {
      result: answer,
      audit: {
        action: "pool.batch.edit",
        targetType: "pool_batch",
        targetId: batchId,
        old: null,
        new: { pools: changed, changes: plan.patch, ...shownSelection(select) },
        reason,
      },
    };
  },
});

/** Up to a hundred names say more than their number; the items have them all. */
const shownSelection = (select: { names: string[] } | { filter: object }) =>
  "names" in select && select.names.length > 100 ? { names: select.names.length } : select;

/**
 * Undoes a batch: pools that are still as it left them become what they were, others stay. The
 * undoing is a batch of its own, with its own before and after. Money does not move.
 * @throws quota.batch_not_found, quota.batch_undone (conflict), access.denied
 */
export const undoBatch = command({
  id: "quota.undoBatch",
  access: { capability: "workspaces.list.read", scope: "pools:write" },
  safeguards: ["reason"],
  input: UndoBatch,
  output: BatchUndone,
  async run(call, { batchId, reason }) {
    const { db, actor, now } = call;
    const batch = await lockBatch(db, batchId);
    const fields = batchFields.filter((field) => batch.fields.includes(field));
    await requireFields(call, fields);
    if (batch.undoneAt) throw new DomainError("conflict", "quota.batch_undone");
    await withoutTimeout(db);

    await lockSelected(db, itemsOf(batchId), now);
    const undoing = await openBatch(db, { fields, actorId: actor.id, reason }, now);
    const restored = await noteUndoing(db, { batchId, undoing, fields });
    await applyItems(db, undoing, now);
    await closeBatch(db, undoing, restored);
    await db
      .update(batches)
      .set({ undoneAt: now, undoneBy: actor.id })
      .where(eq(batches.id, batchId));
    const skipped = batch.pools - restored;

    return {
      result: { batchId, undoneBy: undoing, restored, skipped },
      audit: {
        action: "pool.batch.undo",
        targetType: "pool_batch",
        targetId: batchId,
        old: { pools: batch.pools },
        new: { undoneBy: undoing, restored, skipped },
        reason,
      },
    };
  },
});

async function lockBatch(db: Db, id: string) {
  const [batch] = await db.select().from(batches).where(eq(batches.id, id)).for("update");
  if (!batch) throw new DomainError("not_found", "quota.batch_not_found", { batch: id });
  return batch;
}

const itemsOf = (batchId: string) =>
  sql`p.name in (select pool from quota_batch_items where batch_id = ${batchId})`;
