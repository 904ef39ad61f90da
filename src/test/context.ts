import { randomUUID } from "node:crypto";
import type { Actor } from "@/core/access";
import { DomainError } from "@/core/errors";
import type { Context, Declaration, Facts, Safeguard } from "@/core/operation";
import type { PoolGrant, Role, Scope } from "@/core/permissions";
import { seedRoles } from "@/modules/access/commands/seed-roles";
import { roleHolds } from "@/modules/access/queries/role-decisions";
import { recordFacts } from "@/modules/audit/commands/record";
import { db } from "./database";

await seedRoles(db);

type Setting = {
  actor?: Actor;
  /** The pools on which the person holds each grant. */
  grants?: Partial<Record<PoolGrant, readonly string[]>>;
  /** Safeguards that the call does not meet; a declared one that is met asks for nothing. */
  unmet?: readonly ("confirmation" | "approval")[];
  now?: Date;
};

const refusals = {
  confirmation: "access.confirmation_required",
  approval: "approval.required",
} as const satisfies Partial<Record<Safeguard, string>>;

/** What an operation recorded, in the order of the calls that succeeded so far. */
export type Recorded = Facts & { operation: string };

/**
 * A context on the test file's database: the stored matrix decides by Casbin, facts go through the
 * real audit chain. `recorded` lists the facts of calls that came that far.
 */
export function testContext({
  actor = admin("super_admin"),
  grants = {},
  unmet = [],
  now = new Date(),
}: Setting = {}): { ctx: Context; recorded: Recorded[] } {
  const recorded: Recorded[] = [];
  const caller = { actor, requestId: randomUUID(), ip: "192.0.2.1", userAgent: "test" };
  const ctx: Context = {
    actor,
    db,
    now,
    authority: {
      permits: roleHolds,
      grantedPools: async (_upn, on) => grants[on] ?? [],
    },
    async clear(_tx, { safeguards }) {
      const missing = unmet.find((safeguard) => safeguards.includes(safeguard));
      if (missing) throw new DomainError("precondition", refusals[missing]);
    },
    async record(tx, operation: Declaration, facts) {
      await recordFacts(tx, { facts, operation: operation.id, caller, now });
      recorded.push({ ...facts, operation: operation.id });
    },
  };
  return { ctx, recorded };
}

/** An admin of a role, under a UPN that no other test has. */
export const admin = (role: Role = "super_admin"): Extract<Actor, { type: "admin" }> => {
  const id = `${role.replace("_", "-")}-${randomUUID()}@link.example.edu`;
  return { type: "admin", id, email: id, role };
};

/** A person without a console role, who acts through grants alone. */
export const manager = (
  id = `manager-${randomUUID()}@link.example.edu`,
): Extract<Actor, { type: "manager" }> => ({ type: "manager", id, email: id });

export const apiKey = (...scopes: Scope[]): Extract<Actor, { type: "api_key" }> => ({
  type: "api_key",
  id: randomUUID(),
  scopes,
});

export const subAccount = (id: string = randomUUID()): Extract<Actor, { type: "sub_account" }> => ({
  type: "sub_account",
  id,
});

export const visitor = (id = "192.0.2.1"): Extract<Actor, { type: "visitor" }> => ({
  type: "visitor",
  id,
});

export const job = (id: string): Extract<Actor, { type: "job" }> => ({ type: "job", id });
