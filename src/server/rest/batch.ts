import { z } from "zod";
import type { Context, Operation } from "@/core/operation";
import { batchEdit } from "@/modules/quota/commands/batch";
import { previewBatch } from "@/modules/quota/queries/batches";
import { BatchEdited, BatchPreview, EditBatch } from "@/modules/quota/schema/batch";

const { requestId, reason } = EditBatch.shape;

/** A preview needs neither a request id nor a reason; the edit itself needs both. */
export const BatchCall = EditBatch.extend({
  dryRun: z.boolean().default(false),
  requestId: requestId.optional(),
  reason: reason.optional(),
}).superRefine((call, { addIssue }) => {
  if (call.dryRun) return;
  const missing = { code: "custom" as const, input: call };
  if (call.requestId === undefined) {
    addIssue({ ...missing, path: ["requestId"], message: "caller_id.invalid" });
  }
  if (call.reason === undefined) {
    addIssue({ ...missing, path: ["reason"], message: "reason.required" });
  }
});

export const BatchAnswer = z.union([BatchPreview, BatchEdited]);

const access = { scope: "pools:write" } as const;

/**
 * The two operations behind `POST /pools/batch`: a look with `?dry_run=true`, else the edit. Each
 * decides about access for itself.
 */
export const batch: Operation<typeof BatchCall, typeof BatchAnswer> = Object.assign(
  (ctx: Context, { dryRun, ...call }: z.output<typeof BatchCall>) =>
    dryRun ? previewBatch(ctx, call) : batchEdit(ctx, requireEdit(call)),
  { ...batchEdit, access, input: BatchCall, output: BatchAnswer },
);

function requireEdit(call: Omit<z.output<typeof BatchCall>, "dryRun">) {
  const { requestId, reason } = call;
  if (requestId === undefined || reason === undefined) throw new Error("the input was not checked");
  return { ...call, requestId, reason };
}
