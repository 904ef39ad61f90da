import { randomUUID } from "node:crypto";
import type { Actor, Authority } from "@/core/access";
import { type Db, db, jobDb } from "@/core/db";
import { env } from "@/core/env";
import { DomainError } from "@/core/errors";
import type { Audit, Context, Declaration } from "@/core/operation";
import { spendApproval } from "@/modules/access/commands/approvals-close";
import { roleHolds } from "@/modules/access/queries/role-decisions";
import { isConfirmed } from "@/modules/access/rules/sessions";
import { recordFacts } from "@/modules/audit/commands/record";
import { grantedPools } from "@/modules/policy/queries/groupings";
import { noteRefusal } from "./refusals";

/** One request, or one run of a job: who calls, from where, and what they bring along. */
export type Caller = {
  actor: Actor;
  requestId: string;
  /** Empty where there is none, as for a job. */
  ip: string;
  userAgent: string;
  session?: { handle: string; confirmedAt: Date };
  /** The approval that the call is to spend. */
  approvalId?: string;
};

/** Casbin decides: console roles by their rules, people by their grants in this deployment. */
export const authorityAt = (now: Date): Authority => ({
  permits: roleHolds,
  grantedPools: (upn, on) => grantedPools(db(), upn, on, { dom: env().AIRGATE_DOMAIN, now }),
});

/** The composition root: everything an operation needs, for one caller at one moment. */
export function contextFor(caller: Caller, now = new Date()): Context {
  const { actor } = caller;
  const authority = authorityAt(now);
  /** By transaction, because one context may run several commands. */
  let spent: WeakMap<Db, Audit> | undefined;
  return {
    actor,
    db: actor.type === "job" ? jobDb() : db(),
    now,
    authority,
    async clear(tx, operation, input) {
      const { safeguards } = operation;
      if (safeguards.includes("confirmation")) requireConfirmed(caller, now);
      if (!safeguards.includes("approval")) return;
      const { approvalId } = caller;
      const spending = { approvalId, operation, input, requester: actor.id, authority, now };
      spent ??= new WeakMap();
      spent.set(tx, await spendApproval(tx, spending));
    },
    record(tx, operation, { audit, events = [] }) {
      const audits: readonly Audit[] = audit === null ? [] : [audit].flat();
      const facts = { audit: [...audits, ...listed(spent?.get(tx))], events };
      return recordFacts(tx, { facts, operation: operation.id, caller: originOf(caller), now });
    },
  };
}

/** Nobody but somebody with a session can confirm who they are: a key and a job cannot. */
function requireConfirmed({ session }: Caller, now: Date) {
  if (session && isConfirmed(session, now)) return;
  throw new DomainError("precondition", "access.confirmation_required");
}

const listed = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

export const originOf = ({ actor, requestId, ip, userAgent }: Caller) => ({
  actor,
  requestId,
  ip: ip || null,
  userAgent: userAgent || null,
});

/** A job, admitted by its name; it has no address, no confirmation and no approval. */
export const systemCaller = (name: string): Caller => ({
  actor: { type: "job", id: name },
  requestId: randomUUID(),
  ip: "",
  userAgent: "",
});

export const jobContext = (name: string, now = new Date()): Context =>
  contextFor(systemCaller(name), now);

/**
 * Adapters pass every refusal here; refused authorisation goes to the audit log, outside the change
 * that never happened. Resolves when it stands there; it never throws, and the caller gets the
 * refusal itself.
 */
export async function refused(
  caller: Caller,
  operation: Pick<Declaration, "id">,
  error: unknown,
  now = new Date(),
): Promise<void> {
  if (!(error instanceof DomainError) || !isRefusedAuthorization(caller, error)) return;
  await noteRefusal({
    caller: originOf(caller),
    operation: operation.id,
    action: "access.refused",
    targetType: "operation",
    targetId: operation.id,
    details: { code: error.code, ...error.details },
    now,
  });
}

/** To a manager a foreign pool is not found, which is a refusal all the same. */
function isRefusedAuthorization({ actor }: Caller, { kind, code }: DomainError): boolean {
  if (kind === "forbidden" || kind === "unauthenticated") return true;
  return code === "quota.pool_not_found" && actor.type === "manager";
}
