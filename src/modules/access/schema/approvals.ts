import { z } from "zod";
import { Instant, PageRequest, Reason, Upn } from "@/core/inputs";

export const approvalStates = [
  "waiting",
  "approved",
  "done",
  "refused",
  "expired",
  "stale",
  "failed",
  "withdrawn",
] as const;
export const ApprovalState = z.enum(approvalStates);
export type ApprovalState = z.output<typeof ApprovalState>;

export const RequestApproval = z.object({
  /** The id of an operation that has the safeguard `approval`. */
  operation: z.string().min(1).max(100),
  /** Its input, as it would be sent to the operation itself. */
  input: z.unknown(),
  reason: Reason,
});

export const ApprovalRef = z.object({ id: z.uuid() });

export const DecideApproval = ApprovalRef.extend({
  decision: z.enum(["approve", "refuse"]),
  reason: Reason,
});

/** Where an approval stands after a step; `outcome` is the code of what stopped it. */
export const ApprovalStep = z.object({
  id: z.uuid(),
  state: ApprovalState,
  outcome: z.string().nullable(),
});

export const ApprovalRow = z.object({
  id: z.uuid(),
  operation: z.string(),
  /** The input as its fields, without secrets. */
  summary: z.record(z.string(), z.unknown()),
  targetType: z.string(),
  targetId: z.string(),
  reason: z.string(),
  requester: Upn,
  state: ApprovalState,
  approver: Upn.nullable(),
  decisionReason: z.string().nullable(),
  outcome: z.string().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  decidedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** What whoever asks may do with it now. */
  can: z.object({ decide: z.boolean(), run: z.boolean(), withdraw: z.boolean() }),
});
export type ApprovalRow = z.output<typeof ApprovalRow>;

export const ListApprovals = PageRequest.extend({
  /** Waiting for a decision of mine; asked by me; decided by me. */
  view: z.enum(["inbox", "mine", "decided"]).default("inbox"),
  state: ApprovalState.optional(),
});
export const ApprovalPage = z.object({
  rows: z.array(ApprovalRow),
  next: z.string().nullable(),
});

export const ApprovalsExpired = z.object({ expired: z.int() });
