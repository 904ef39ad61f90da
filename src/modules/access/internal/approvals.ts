import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { type Authority, capabilityOf } from "@/core/access";
import { canonicalJson } from "@/core/canonical";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { ApprovalTarget, Declaration } from "@/core/operation";
import type { Capability } from "@/core/permissions";
import { seal, sha256, unseal } from "@/core/secrets";
import { personStandings } from "../../directory/queries/people";
import { admins, approvals } from "../tables";

export type Approval = typeof approvals.$inferSelect;

/** The operations that take an approval; the registry of all operations lies above the slices. */
export type Approvable = (id: string) => Declaration | undefined;

/** An operation with the safeguard `approval`, and the capability that both people must hold. */
export type HighRisk = { declaration: Declaration; capability: Capability };

/** @throws approval.operation_unknown when there is none, or it needs no approval */
export function requireHighRisk(find: Approvable, id: string): HighRisk {
  const declaration = find(id);
  if (!declaration?.safeguards.includes("approval")) {
    throw new DomainError("not_found", "approval.operation_unknown", { operation: id });
  }
  return { declaration, capability: requireCapability(declaration) };
}

/** `operations.test.ts` holds that every operation with an approval is opened by a capability. */
export function requireCapability({ id, access }: Declaration): Capability {
  const capability = capabilityOf(access);
  if (!capability) throw new Error(`${id} has an approval and no capability`);
  return capability;
}

/** The fingerprint of a decoded input: what was approved is what runs. */
export const inputHashOf = (operation: string, input: unknown): string =>
  sha256(`${operation}\n${canonicalJson(input)}`).toString("hex");

const place = (id: string) => `access_approvals|${id}|input`;

/** The decoded input, encrypted in its outside form. It must come back the same. */
export function sealInput(id: string, { input: schema }: Declaration, input: unknown): string {
  const text = JSON.stringify(schema.encode(input));
  const again = schema.parse(JSON.parse(text));
  if (canonicalJson(again) !== canonicalJson(input)) {
    throw new Error("the input of an operation with an approval must survive JSON");
  }
  return seal(text, place(id));
}

/** The decoded input of an open approval. */
export function unsealInput<I extends z.ZodType>(approval: Approval, schema: I): z.output<I> {
  if (approval.input === null) throw new Error("the input of an open approval is gone");
  return schema.parse(JSON.parse(unseal(approval.input, place(approval.id))));
}

export function targetOf(
  db: Db,
  declaration: Declaration,
  input: unknown,
): Promise<ApprovalTarget> {
  if (!declaration.approvalTarget) throw new Error(`${declaration.id} names no approval target`);
  return declaration.approvalTarget(db, input as never);
}

/**
 * An approval under its row lock.
 * @throws approval.not_found
 */
export async function lockApproval(db: Db, id: string): Promise<Approval> {
  const [approval] = await db.select().from(approvals).where(eq(approvals.id, id)).for("update");
  if (!approval) throw approvalNotFound(id);
  return approval;
}

export const approvalNotFound = (id: string) =>
  new DomainError("not_found", "approval.not_found", { approval: id });

/** Whether somebody is an admin who may act, neither disabled nor frozen, and holds the capability. */
export async function adminHolds(
  db: Db,
  authority: Authority,
  upn: string,
  capability: Capability,
): Promise<boolean> {
  const person = personStandings(db);
  const [admin] = await db
    .select({ role: admins.role })
    .from(admins)
    .innerJoin(person, eq(person.upn, admins.upn))
    .where(
      and(
        eq(admins.upn, upn),
        isNull(admins.disabledAt),
        isNull(person.frozenAt),
        eq(person.status, "active"),
      ),
    );
  if (!admin) return false;
  return authority.permits(admin.role, capability);
}
