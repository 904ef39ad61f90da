import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Actor, type Authority, authorize } from "@/core/access";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { withoutSecrets } from "@/core/redaction";
import {
  type Approvable,
  type Approval,
  approvalNotFound,
  inputHashOf,
  lockApproval,
  requireHighRisk,
  sealInput,
  targetOf,
  unsealInput,
} from "../internal/approvals";
import { requireOwnPassword } from "../internal/subject";
import { isCurrent, lapseOf, requireDecidable, requireState } from "../rules/approvals";
import { ApprovalRef, ApprovalStep, DecideApproval, RequestApproval } from "../schema/approvals";
import { approvals } from "../tables";

const people = ["admin", "manager"] as const;

/**
 * Asks a second person to approve a high-risk change (product.md §1). Whoever asks must be entitled
 * to the change; the input is checked by the operation's own schema and stored encrypted.
 * @throws access.password_change_required; approval.operation_unknown; what the operation itself
 *   would refuse for want of access
 */
export const requestApprovalOf = (find: Approvable) =>
  command({
    id: "access.requestApproval",
    access: { self: people },
    safeguards: ["reason"],
    input: RequestApproval,
    output: ApprovalStep,
    async run({ db, actor, now, authority }, { operation, input: given, reason }) {
      requireOwnPassword(actor);
      const { declaration } = requireHighRisk(find, operation);
      const input = declaration.input.parse(given);
      await authorize(authority, actor, declaration.access, input as never);
      const target = await targetOf(db, declaration, input);

      const id = randomUUID();
      const summary = withoutSecrets(declaration.input.encode(input)) as Record<string, unknown>;
      await db.insert(approvals).values({
        id,
        operation,
        inputHash: inputHashOf(operation, input),
        input: sealInput(id, declaration, input),
        summary,
        targetType: target.type,
        targetId: target.id,
        targetVersion: target.version,
        reason,
        requesterUpn: actor.id,
        createdAt: now,
        expiresAt: lapseOf(now),
      });

      return {
        result: { id, state: "waiting" as const, outcome: null },
        audit: {
          action: "approval.request",
          targetType: "approval",
          targetId: id,
          old: null,
          new: { operation, target: `${target.type}/${target.id}`, summary },
          reason,
        },
        events: [
          { name: "access/approval.requested", data: { approval: id, operation, by: actor.id } },
        ],
      };
    },
  });

/**
 * Approves or refuses a waiting change. The decision is another person's, who holds the capability
 * that opens the change. When the target has changed meanwhile, the approval becomes stale instead.
 * @throws approval.not_found, approval.own, approval.expired, approval.closed; access.denied,
 *   access.password_change_required
 */
export const decideApprovalOf = (find: Approvable) =>
  command({
    id: "access.decideApproval",
    access: { self: ["admin"] },
    safeguards: ["reason"],
    input: DecideApproval,
    output: ApprovalStep,
    async run({ db, actor, now, authority }, { id, decision, reason }) {
      requireOwnPassword(actor);
      const approval = await lockApproval(db, id);
      const { capability } = requireHighRisk(find, approval.operation);
      await requireCapable(authority, actor, capability);
      requireDecidable(approval, actor.id, now);

      const stale = decision === "approve" && !(await stillCurrent(db, find, approval));
      const step = decided(decision, stale);
      await db
        .update(approvals)
        .set({
          ...step,
          approverUpn: actor.id,
          decisionReason: reason,
          decidedAt: now,
          ...(step.state === "approved" ? {} : { input: null, closedAt: now }),
        })
        .where(eq(approvals.id, id));

      return {
        result: { id, ...step },
        audit: {
          action: decision === "approve" ? "approval.approve" : "approval.refuse",
          targetType: "approval",
          targetId: id,
          old: { state: approval.state },
          new: { operation: approval.operation, requester: approval.requesterUpn, ...step },
          reason,
        },
        events: [
          {
            name: "access/approval.decided",
            data: { approval: id, state: step.state, requester: approval.requesterUpn },
          },
        ],
      };
    },
  });

/**
 * Takes a request back that has not been run.
 * @throws approval.not_found, also for somebody else's; approval.expired, approval.closed;
 *   access.password_change_required
 */
export const withdrawApproval = command({
  id: "access.withdrawApproval",
  access: { self: people },
  input: ApprovalRef,
  output: ApprovalStep,
  async run({ db, actor, now }, { id }) {
    requireOwnPassword(actor);
    const approval = await lockApproval(db, id);
    if (approval.requesterUpn !== actor.id) throw approvalNotFound(id);
    requireState(approval, ["waiting", "approved"], now);

    await db
      .update(approvals)
      .set({ state: "withdrawn", input: null, closedAt: now })
      .where(eq(approvals.id, id));

    return {
      result: { id, state: "withdrawn" as const, outcome: null },
      audit: {
        action: "approval.withdraw",
        targetType: "approval",
        targetId: id,
        old: { state: approval.state },
        new: { state: "withdrawn", operation: approval.operation },
        reason: null,
      },
    };
  },
});

async function requireCapable(
  authority: Authority,
  actor: Actor,
  capability: Parameters<Authority["permits"]>[1],
) {
  if (actor.type === "admin" && (await authority.permits(actor.role, capability))) return;
  throw new DomainError("forbidden", "access.denied", { capability });
}

async function stillCurrent(db: Db, find: Approvable, approval: Approval): Promise<boolean> {
  const { declaration } = requireHighRisk(find, approval.operation);
  const input = unsealInput(approval, declaration.input);
  return isCurrent(approval, await targetOf(db, declaration, input));
}

function decided(decision: "approve" | "refuse", stale: boolean) {
  if (decision === "refuse") return { state: "refused" as const, outcome: null };
  return stale
    ? { state: "stale" as const, outcome: "approval.stale" }
    : { state: "approved" as const, outcome: null };
}
