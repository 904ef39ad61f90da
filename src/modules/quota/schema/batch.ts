import { z } from "zod";
import { CallerId, Instant, PageRequest, PoolName, Reason } from "@/core/inputs";
import { PoolFilter } from "./lists";
import { Allowance, Domains, RefreshPlan } from "./pool";

/** The settings that are edited in many pools at once; each needs its own capability. */
export const batchFields = ["refresh", "allowance", "disabled", "domains"] as const;
export type BatchField = (typeof batchFields)[number];

/** Settings by field, as far as a batch touches them. */
export const BatchSettings = z
  .strictObject({
    refresh: RefreshPlan,
    allowance: Allowance,
    disabled: z.boolean(),
    domains: Domains,
  })
  .partial();
export type BatchSettings = z.output<typeof BatchSettings>;

const Changes = BatchSettings.refine(
  (changes) => Object.values(changes).some((value) => value !== undefined),
  "quota.fields_none",
);

/** Which pools: some by name, or all that a filter finds. */
const Selection = z.union([
  z.strictObject({ names: z.array(PoolName).min(1).max(10_000, "quota.names_too_many") }),
  // Strict: a misspelt condition must not mean all pools.
  z.strictObject({ filter: z.strictObject(PoolFilter.shape) }),
]);
export type Selection = z.output<typeof Selection>;

export const PreviewBatch = z.object({ select: Selection, changes: Changes });
export type PreviewBatch = z.output<typeof PreviewBatch>;
export const BatchPreview = z.object({
  /** How many pools are selected, and how many of them would change. */
  selected: z.int(),
  changed: z.int(),
  /** The first of those that would change, in name order. */
  sample: z.array(
    z.object({
      pool: PoolName,
      label: z.string(),
      before: BatchSettings,
      after: BatchSettings,
    }),
  ),
});

export const EditBatch = PreviewBatch.extend({
  /** How many pools the preview found to change: refused when it is another number by now. */
  expected: z.int().min(0).optional(),
  requestId: CallerId,
  reason: Reason,
});
export const BatchEdited = z.object({ batchId: z.uuid(), changed: z.int() });

export const UndoBatch = z.object({ batchId: z.uuid(), reason: Reason });
export const BatchUndone = z.object({
  /** The batch that was undone, and the one that did it. */
  batchId: z.uuid(),
  undoneBy: z.uuid(),
  restored: z.int(),
  /** Pools that were changed otherwise since; they stay as they are. */
  skipped: z.int(),
});

export const ListBatches = PageRequest;
export const BatchPage = z.object({
  rows: z.array(
    z.object({
      id: z.uuid(),
      fields: z.array(z.enum(batchFields)),
      pools: z.int(),
      actorId: z.string(),
      reason: z.string(),
      createdAt: Instant,
      undoneAt: Instant.nullable(),
    }),
  ),
  next: z.string().nullable(),
});

export const ListBatchItems = z.object({ batchId: z.uuid() }).extend(PageRequest.shape);
export const BatchItemPage = z.object({
  rows: z.array(z.object({ pool: PoolName, before: BatchSettings, after: BatchSettings })),
  next: z.string().nullable(),
});
