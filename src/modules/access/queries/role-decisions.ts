import { type Enforcer, newEnforcer, newModelFromString, StringAdapter } from "casbin";
import type { Sql } from "@/core/db";
import { live } from "@/core/live";
import { type Capability, type Role, roles } from "@/core/permissions";

/** Cheap comparisons only: a role's enforcer holds that role's rows and no other. */
const model = `
[request_definition]
r = role, capability

[policy_definition]
p = role, capability, eft

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = r.capability == p.capability && r.role == p.role
`;

export type RoleRule = { role: Role; capability: string; eft: "allow" | "deny" };

/** Answers whether a role holds a capability. */
export type RoleDecisions = { holds(role: Role, capability: Capability): boolean };

/**
 * Decides by Casbin on the given rules: an allow is needed, a deny wins, and no role has a bypass.
 * The rules do not change below an answer, so each question is asked once.
 */
export async function decideRoles(rules: readonly RoleRule[]): Promise<RoleDecisions> {
  const enforcers = new Map<Role, Enforcer>();
  for (const role of roles) {
    const own = rules.filter((rule) => rule.role === role);
    // Casbin refuses an empty policy; a role without rules holds nothing.
    if (own.length > 0) enforcers.set(role, await enforcerOf(own));
  }
  const known = new Map<string, boolean>();
  return {
    holds(role, capability) {
      const key = `${role} ${capability}`;
      const answer = known.get(key) ?? enforcers.get(role)?.enforceSync(role, capability) ?? false;
      known.set(key, answer);
      return answer;
    },
  };
}

const enforcerOf = (rules: readonly RoleRule[]) =>
  newEnforcer(
    newModelFromString(model),
    new StringAdapter(
      rules.map(({ role, capability, eft }) => `p, ${role}, ${capability}, ${eft}`).join("\n"),
    ),
  );

/** The decisions of this instance; they follow the table within milliseconds of a commit. */
const decisions = () =>
  live("access.roles", {
    channel: "access_role_rules",
    load: async (sql) => decideRoles(await readRules(sql)),
  });

const readRules = (sql: Sql) =>
  sql<RoleRule[]>`select role, capability, eft from access_role_rules order by role, capability`;

/** The decisions in force now. */
export const currentRoles = (): Promise<RoleDecisions> => decisions().get();

/** Whether the role holds the capability now. */
export async function roleHolds(role: Role, capability: Capability): Promise<boolean> {
  return (await currentRoles()).holds(role, capability);
}
