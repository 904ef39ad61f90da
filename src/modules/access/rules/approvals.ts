import { DomainError } from "@/core/errors";
import type { ApprovalState } from "../schema/approvals";

const approvalHours = 24;

/** An approval lapses this long after it was asked for, decided or not (product.md §1). */
export const lapseOf = (now: Date): Date => new Date(now.getTime() + approvalHours * 3_600_000);

type Standing = { state: ApprovalState; expiresAt: Date };

/** The state as of now: what has lapsed is expired before the job has said so. */
export const stateAt = ({ state, expiresAt }: Standing, now: Date): ApprovalState =>
  (state === "waiting" || state === "approved") && expiresAt <= now ? "expired" : state;

/**
 * Refuses a decision on what is no longer waiting, or by the one who asked.
 * @throws approval.own, approval.expired, approval.closed
 */
export function requireDecidable(
  approval: Standing & { requesterUpn: string },
  decider: string,
  now: Date,
): void {
  if (approval.requesterUpn === decider) throw new DomainError("forbidden", "approval.own");
  requireState(approval, ["waiting"], now);
}

/**
 * Refuses a step for which the approval is not, or no longer, in the right state.
 * @throws approval.expired, approval.undecided, approval.closed
 */
export function requireState(
  approval: Standing,
  states: readonly ApprovalState[],
  now: Date,
): void {
  const state = stateAt(approval, now);
  if (states.includes(state)) return;
  if (state === "expired") throw new DomainError("conflict", "approval.expired");
  if (state === "waiting") throw new DomainError("precondition", "approval.undecided");
  throw new DomainError("conflict", "approval.closed", { state });
}

/** What an approval looked at, and what it is now. */
type Target = { id: string; version: string };
type Bound = { operation: string; inputHash: string; targetId: string; targetVersion: string };

/**
 * Refuses to spend an approval on anything but what was approved.
 * @throws approval.mismatch when operation or input differ; approval.stale when the target changed
 */
export function requireBound(
  approval: Bound,
  call: { operation: string; inputHash: string; target: Target },
): void {
  if (approval.operation !== call.operation || approval.inputHash !== call.inputHash) {
    throw new DomainError("conflict", "approval.mismatch");
  }
  if (!isCurrent(approval, call.target)) throw new DomainError("conflict", "approval.stale");
}

/** Whether the target is still the one that was looked at when the approval was asked for. */
export const isCurrent = (approval: Omit<Bound, "operation" | "inputHash">, now: Target) =>
  approval.targetId === now.id && approval.targetVersion === now.version;

/** What becomes of an approved change that was refused when it ran: closed, or given back. */
export function stateAfterFailure(error: DomainError): ApprovalState {
  if (error.code === "approval.stale") return "stale";
  const lost = error.kind === "forbidden" || error.code === "approval.approver_not_entitled";
  return lost ? "failed" : "approved";
}
