import { z } from "zod";
import { CallerId, DomainName, Instant, PoolName, Reason, storable, Upn } from "@/core/inputs";
import { largestAmount, Money } from "@/core/money";
import { refreshUnits } from "../rules/refresh";

/** How often a pool refreshes: every so many units; below zero never, zero is refused. */
export const RefreshPlan = z.object({
  unit: z.enum(refreshUnits),
  every: z
    .int()
    .min(-1_000, "quota.refresh_out_of_range")
    .max(1_000, "quota.refresh_out_of_range")
    .refine((every) => every !== 0, "quota.refresh_zero"),
});
export type RefreshPlan = z.output<typeof RefreshPlan>;

/** Coins granted at each refresh. */
export const Allowance = Money.refine((micros) => micros >= 0, "money.negative").refine(
  (micros) => micros <= largestAmount,
  "money.too_large",
);

const Label = z
  .string()
  .trim()
  .min(1, "quota.label_required")
  .max(120, "quota.label_too_long")
  .refine(storable, "reason.not_text");
const Notes = z
  .string()
  .trim()
  .max(2_000, "quota.notes_too_long")
  .refine(storable, "reason.not_text");
/** Domains it is offered in; none means all. */
export const Domains = z.array(DomainName).max(50, "quota.domains_too_many");

/** People by UPN, as many as one call takes. */
export const Upns = z.array(Upn).max(1_000, "quota.members_too_many");

export const CreatePool = z.object({
  /** The immutable key; people read the label. */
  name: PoolName.max(120, "pool.name_too_long"),
  label: Label,
  notes: Notes.default(""),
  refresh: RefreshPlan,
  /** Refreshes happen at anchor + n periods; the start of today when absent. */
  anchor: Instant.optional(),
  allowance: Allowance,
  domains: Domains.default([]),
  /** Its first members, added by hand. */
  members: Upns.default([]),
  /** Chosen by the caller, so that a retry is not a second pool. */
  requestId: CallerId,
});
export type CreatePool = z.output<typeof CreatePool>;

/** The answer to one request: a replay gets the same one, whatever happened since. */
export const PoolCreated = z.object({
  pool: PoolName,
  label: z.string(),
  allowance: Money,
  remaining: Money,
  nextRefreshAt: Instant.nullable(),
  members: z.int(),
});

/** Refresh and allowance; what is absent stays. */
export const ChangePlan = z.object({
  pool: PoolName,
  refresh: RefreshPlan.optional(),
  allowance: Allowance.optional(),
  reason: Reason.optional(),
});
export const PlanChanged = z.object({
  pool: PoolName,
  refresh: RefreshPlan,
  allowance: Money,
  remaining: Money,
  nextRefreshAt: Instant.nullable(),
});

/** What people read of a pool and where it is offered; what is absent stays. */
export const DescribePool = z.object({
  pool: PoolName,
  label: Label.optional(),
  notes: Notes.optional(),
  domains: Domains.optional(),
});
export const PoolDescribed = z.object({
  pool: PoolName,
  label: z.string(),
  notes: z.string(),
  domains: z.array(z.string()),
});

export const SetPoolStatus = z.object({ pool: PoolName, reason: Reason });
export const PoolStatusSet = z.object({ pool: PoolName, disabled: z.boolean() });

export const RebuildPool = z.object({ pool: PoolName, reason: Reason });
/** What the pool's row was off the ledger's sum by, before it was set right. */
export const PoolRebuilt = z.object({
  pool: PoolName,
  remaining: Money,
  booster: Money,
  remainingOff: Money,
  boosterOff: Money,
});
