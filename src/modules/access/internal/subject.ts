import type { Actor } from "@/core/access";
import { DomainError } from "@/core/errors";

/** Somebody with a browser session; an admin acts only through the capability of a command. */
export type Subject = Extract<Actor, { session?: string }>;
export type AdminActor = Extract<Actor, { type: "admin" }>;

/** The caller as somebody who signs in. `self` admits nobody else. */
export function requireSubject(actor: Actor): Subject {
  if (actor.type === "admin" || actor.type === "manager" || actor.type === "sub_account") {
    return actor;
  }
  throw new Error("a self operation was called by somebody who does not sign in");
}

/**
 * Keeps an admin whose password somebody else has set to their own account, where `self` opens
 * more than that.
 * @throws access.password_change_required
 */
export function requireOwnPassword(actor: Actor): void {
  if (actor.type !== "admin" || !actor.mustChangePassword) return;
  throw new DomainError("precondition", "access.password_change_required");
}

/**
 * The caller as an admin. A capability admits nobody else, so others are turned away.
 * @throws access.denied
 */
export function requireAdmin(actor: Actor): AdminActor {
  if (actor.type === "admin") return actor;
  throw new DomainError("forbidden", "access.denied");
}
