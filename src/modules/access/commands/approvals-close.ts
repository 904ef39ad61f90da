import { and, eq, inArray, lte } from "drizzle-orm";
import { z } from "zod";
import type { Authority } from "@/core/access";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Audit, command, type Declaration, type Facts } from "@/core/operation";
import {
  adminHolds,
  approvalNotFound,
  inputHashOf,
  lockApproval,
  requireCapability,
  targetOf,
} from "../internal/approvals";
import { requireBound, requireState, stateAfterFailure } from "../rules/approvals";
import { ApprovalsExpired } from "../schema/approvals";
import { approvals } from "../tables";

type Spending = {
  approvalId: string | undefined;
  operation: Declaration;
  /** Decoded. */
  input: unknown;
  requester: string;
  authority: Authority;
  now: Date;
};

/**
 * Spends an approval in the transaction of the change, so that a rollback gives it back. The row's
 * lock lets one of several runs through; the requester's own entitlement was checked by the call.
 * Returns the audit row that links the change to its approval.
 * @throws approval.required without one; approval.not_found, also for somebody else's;
 *   approval.undecided, approval.expired, approval.closed; approval.mismatch, approval.stale;
 *   approval.approver_not_entitled when the approver has lost the capability
 */
export async function spendApproval(db: Db, spending: Spending): Promise<Audit> {
  const { approvalId, operation, input, requester, authority, now } = spending;
  if (!approvalId) {
    throw new DomainError("precondition", "approval.required", { operation: operation.id });
  }
  const approval = await lockApproval(db, approvalId);
  if (approval.requesterUpn !== requester) throw approvalNotFound(approvalId);
  requireState(approval, ["approved"], now);
  const target = await targetOf(db, operation, input);
  const inputHash = inputHashOf(operation.id, input);
  requireBound(approval, { operation: operation.id, inputHash, target });
  const capability = requireCapability(operation);
  const approver = approval.approverUpn ?? "";
  if (!(await adminHolds(db, authority, approver, capability))) {
    throw new DomainError("forbidden", "approval.approver_not_entitled", { approver });
  }

  await db
    .update(approvals)
    .set({ state: "done", outcome: null, input: null, closedAt: now })
    .where(eq(approvals.id, approvalId));
  return {
    action: "approval.spend",
    targetType: "approval",
    targetId: approvalId,
    old: { state: "approved" },
    new: { state: "done", operation: operation.id, approver },
    reason: approval.reason,
  };
}

type Failure = { approvalId: string; operation: string; requester: string; now: Date };

/**
 * Notes why an approved change could not run, for both people to see. A changed target or a lost
 * entitlement closes the approval; anything else leaves it to be tried again until it lapses.
 */
export async function noteFailure(
  db: Db,
  { approvalId, operation, requester, now }: Failure,
  error: DomainError,
): Promise<Facts> {
  const approval = await lockApproval(db, approvalId);
  const theirs = approval.requesterUpn === requester && approval.operation === operation;
  if (!theirs || approval.state !== "approved") return { audit: null };

  const state = stateAfterFailure(error);
  const closing = state === "approved" ? {} : { input: null, closedAt: now };
  await db
    .update(approvals)
    .set({ state, outcome: error.code, ...closing })
    .where(eq(approvals.id, approvalId));
  if (state === "approved") return { audit: null };
  return {
    audit: {
      action: "approval.fail",
      targetType: "approval",
      targetId: approvalId,
      old: { state: "approved" },
      new: { state, outcome: error.code, operation },
      reason: null,
    },
    events: [{ name: "access/approval.failed", data: { approval: approvalId, state, requester } }],
  };
}

/** Closes what was not decided or not run within 24 hours, and deletes its input. */
export const expireApprovals = command({
  id: "access.expireApprovals",
  access: { jobs: ["access.expireApprovals"] },
  input: z.object({}),
  output: ApprovalsExpired,
  async run({ db, now }) {
    const expired = await db
      .update(approvals)
      .set({ state: "expired", input: null, closedAt: now })
      .where(and(inArray(approvals.state, ["waiting", "approved"]), lte(approvals.expiresAt, now)))
      .returning({ id: approvals.id, operation: approvals.operation });
    return {
      result: { expired: expired.length },
      audit: expired.map(({ id, operation }) => ({
        action: "approval.expire",
        targetType: "approval",
        targetId: id,
        old: null,
        new: { state: "expired", operation },
        reason: null,
      })),
    };
  },
});
