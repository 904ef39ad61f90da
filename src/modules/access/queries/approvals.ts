import { and, desc, eq, gt, inArray, lt, ne, or, type SQL } from "drizzle-orm";
import { type Actor, type Authority, capabilityOf } from "@/core/access";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Declaration, query } from "@/core/operation";
import { type Approval, approvalNotFound, unsealInput } from "../internal/approvals";
import { requireOwnPassword } from "../internal/subject";
import { requireState, stateAt } from "../rules/approvals";
import { ApprovalPage, type ApprovalRow, ListApprovals } from "../schema/approvals";
import { approvals } from "../tables";

type Asking = { actor: Actor; now: Date; decidable: readonly string[] };
type Filter = { view: "inbox" | "mine" | "decided"; state?: Approval["state"] | undefined };

/**
 * Approvals that wait for me, that I asked for, or that I decided; newest first.
 * @throws access.password_change_required
 */
export const listApprovalsOf = (highRisk: () => readonly Declaration[]) =>
  query({
    id: "access.listApprovals",
    access: { self: ["admin", "manager"] },
    input: ListApprovals,
    output: ApprovalPage,
    async run({ db, actor, now, authority }, { view, state, cursor, limit }) {
      requireOwnPassword(actor);
      const asking = { actor, now, decidable: await decidableBy(actor, authority, highRisk()) };
      const rows = await db
        .select()
        .from(approvals)
        .where(and(seenBy(asking, { view, state }), after(cursor)))
        .orderBy(desc(approvals.createdAt), desc(approvals.id))
        .limit(limit + 1);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { rows: page.map((row) => toRow(row, asking)), next: last ? cursorOf(last) : null };
    },
  });

/**
 * An approved change of the requester's, to be run now, with its decoded input.
 * @throws approval.not_found, also for somebody else's; approval.undecided, approval.expired,
 *   approval.closed
 */
export async function requireRunnable<D extends Pick<Declaration, "id" | "input">>(
  db: Db,
  { id, requester, now }: { id: string; requester: string; now: Date },
  find: (operation: string) => D | undefined,
): Promise<{ declaration: D; input: unknown }> {
  const [approval] = await db.select().from(approvals).where(eq(approvals.id, id));
  if (approval?.requesterUpn !== requester) throw approvalNotFound(id);
  requireState(approval, ["approved"], now);
  const declaration = find(approval.operation);
  if (!declaration) throw approvalNotFound(id);
  return { declaration, input: unsealInput(approval, declaration.input) };
}

/** The high-risk operations whose capability the actor holds now. */
async function decidableBy(
  actor: Actor,
  authority: Authority,
  highRisk: readonly Declaration[],
): Promise<string[]> {
  if (actor.type !== "admin") return [];
  const decidable: string[] = [];
  for (const { id, access } of highRisk) {
    const capability = capabilityOf(access);
    if (capability && (await authority.permits(actor.role, capability))) decidable.push(id);
  }
  return decidable;
}

function seenBy({ actor, now, decidable }: Asking, { view, state }: Filter): SQL | undefined {
  const views = {
    inbox: () =>
      and(
        eq(approvals.state, "waiting"),
        gt(approvals.expiresAt, now),
        ne(approvals.requesterUpn, actor.id),
        inArray(approvals.operation, [...decidable]),
      ),
    mine: () => eq(approvals.requesterUpn, actor.id),
    decided: () => eq(approvals.approverUpn, actor.id),
  } satisfies Record<Filter["view"], () => SQL | undefined>;
  return and(views[view](), state ? eq(approvals.state, state) : undefined);
}

function toRow(approval: Approval, { actor, now, decidable }: Asking): ApprovalRow {
  const state = stateAt(approval, now);
  const own = approval.requesterUpn === actor.id;
  return {
    id: approval.id,
    operation: approval.operation,
    summary: approval.summary,
    targetType: approval.targetType,
    targetId: approval.targetId,
    reason: approval.reason,
    requester: approval.requesterUpn,
    state,
    approver: approval.approverUpn,
    decisionReason: approval.decisionReason,
    outcome: approval.outcome,
    createdAt: approval.createdAt,
    expiresAt: approval.expiresAt,
    decidedAt: approval.decidedAt,
    closedAt: approval.closedAt,
    can: {
      decide: state === "waiting" && !own && decidable.includes(approval.operation),
      run: state === "approved" && own,
      withdraw: (state === "waiting" || state === "approved") && own,
    },
  };
}

const cursorOf = ({ createdAt, id }: Approval) => `${createdAt.toISOString()}~${id}`;

function after(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const [at = "", id = ""] = cursor.split("~");
  const before = new Date(at);
  if (Number.isNaN(before.getTime())) throw new DomainError("invalid", "approval.cursor_invalid");
  return or(
    lt(approvals.createdAt, before),
    and(eq(approvals.createdAt, before), lt(approvals.id, id)),
  );
}
