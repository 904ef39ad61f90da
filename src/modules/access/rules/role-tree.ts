import { DomainError } from "@/core/errors";
import { type Role, rolesHandedOutBy } from "@/core/permissions";

type Somebody = { upn: string; role: Role };

/**
 * Whether a role may freeze, sign out or reset somebody who holds `other`, or no console role at
 * all: strictly down the tree, viewers included for whoever hands out roles; so support reaches only
 * people without a console role (product.md §1).
 */
export function mayActOn(role: Role, other: Role | undefined): boolean {
  if (other === undefined) return true;
  return other !== role && rolesHandedOutBy(role).includes(other);
}

/** @throws access.own_account, access.out_of_reach */
export function requireReach(actor: Somebody, target: { upn: string; role: Role | undefined }) {
  requireAnother(actor, target);
  if (!mayActOn(actor.role, target.role)) throw outOfReach(target.role);
}

/**
 * Whether the actor may make `role` the target's: both the old and the new one are among the roles
 * that the actor hands out; nobody changes their own (product.md §1).
 * @throws access.own_account, access.out_of_reach, access.role_not_handed_out
 */
export function requireMayAssign(
  actor: Somebody,
  target: { upn: string; role: Role | undefined },
  role: Role,
) {
  requireAnother(actor, target);
  const handedOut = rolesHandedOutBy(actor.role);
  if (target.role && !handedOut.includes(target.role)) throw outOfReach(target.role);
  if (!handedOut.includes(role)) {
    throw new DomainError("forbidden", "access.role_not_handed_out", { role });
  }
}

/**
 * Whether the actor may manage the account of somebody with that role: one they could hand out.
 * @throws access.own_account, access.out_of_reach
 */
export function requireMayManage(actor: Somebody, target: Somebody) {
  requireAnother(actor, target);
  if (!rolesHandedOutBy(actor.role).includes(target.role)) throw outOfReach(target.role);
}

/**
 * The last super_admin who can sign in keeps role and account.
 * @throws access.last_super_admin
 */
export function requireAnotherSuperAdmin(active: readonly string[], leaving: string) {
  if (active.includes(leaving) && active.length === 1) {
    throw new DomainError("conflict", "access.last_super_admin");
  }
}

function requireAnother(actor: Somebody, target: { upn: string }) {
  if (actor.upn === target.upn) throw new DomainError("forbidden", "access.own_account");
}

const outOfReach = (role: Role | undefined) =>
  new DomainError("forbidden", "access.out_of_reach", { role: role ?? null });
