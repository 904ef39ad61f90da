import type { Capability, Scope } from "@/core/permissions";

/**
 * What somebody must hold to issue a key with a scope, since a key acts without a role: the
 * capabilities behind the scope's changes. The other scopes need none. A test derives it from the
 * operations that a scope opens.
 */
export const capabilitiesBehind = {
  "balance:check": [],
  "charges:write": [],
  "usage:read": [],
  "people:read": [],
  "people:sign-in": [],
  "pools:read": [],
  "pools:write": [
    "workspaces.quota.write",
    "workspaces.members.write",
    "workspaces.plan.write",
    "workspaces.status.write",
  ],
  "policy:read": [],
  "policy:write": ["policy.rules.write", "conversations.strategies.write"],
  "config:read": [],
  "config:write": ["security.config.write"],
  "iam:read": [],
  "iam:quota": ["iam.quota.write"],
  "iam:status": ["iam.accounts.write"],
} as const satisfies Record<Scope, readonly Capability[]>;
