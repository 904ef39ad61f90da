/** The seven console roles, in the column order of the grid below. */
export const roles = [
  "super_admin",
  "admin",
  "support",
  "finance",
  "ops",
  "reviewer",
  "viewer",
] as const;
export type Role = (typeof roles)[number];

/**
 * The seeded permission matrix: one letter per role in the order of `roles`, `+` allow, `-` deny.
 * The authority is capabilities.csv (37 rows) and capabilities-extended.csv (29); a test compares
 * every cell. Decisions are taken by Casbin on the stored rules, never on this table.
 */
const grid = {
  "users.list.read": "+++++++",
  "users.detail.read": "+++++++",
  "users.role.write": "++-----",
  "users.status.write": "+++----",
  "users.security.write": "+++----",
  "users.batch.write": "++-----",
  "users.export.read": "++-+---",
  "workspaces.list.read": "+++++++",
  "workspaces.detail.read": "+++++++",
  "workspaces.status.write": "+++----",
  "workspaces.members.write": "++-----",
  "workspaces.quota.write": "++-----",
  "workspaces.plan.write": "++-+---",
  "workspaces.database.write": "+---+--",
  "workspaces.export.read": "++-++--",
  "apps.list.read": "+++++++",
  "apps.detail.read": "+++++++",
  "apps.status.write": "++---+-",
  "apps.versions.write": "++-----",
  "apps.review.write": "++---+-",
  "apps.domains.write": "++--+--",
  "apps.webhooks.write": "++--+--",
  "billing.invoices.read": "++++---",
  "billing.refunds.read": "++++---",
  "billing.refunds.write": "++-+---",
  "billing.anomalies.read": "++-+---",
  "billing.anomalies.write": "++-+---",
  "billing.rules.read": "++-+---",
  "billing.rules.write": "+--+---",
  "security.config.read": "++--+--",
  "security.config.write": "+---+--",
  "security.secrets.read": "+---+--",
  "security.secrets.write": "+---+--",
  "security.audit.read": "++++++-",
  "security.audit.export": "++--+--",
  "security.compliance.read": "++--+--",
  "security.compliance.write": "+---+--",
  "workflows.list.read": "+++++++",
  "executions.list.read": "+++++++",
  "executions.run.write": "+---+--",
  "conversations.list.read": "+++++++",
  "conversations.templates.read": "++-----",
  "conversations.templates.write": "++-----",
  "conversations.moderation.read": "++---+-",
  "conversations.moderation.write": "++---+-",
  "conversations.strategies.read": "++-----",
  "conversations.strategies.write": "++-----",
  "templates.list.read": "+++++++",
  "templates.list.write": "++--+--",
  "templates.review.read": "++---+-",
  "templates.review.write": "++---+-",
  "tickets.list.read": "+++----",
  "tickets.list.write": "+++----",
  "analytics.subscriptions.read": "++-----",
  "analytics.subscriptions.write": "++-----",
  "iam.accounts.read": "+++++++",
  "iam.accounts.write": "++--+--",
  "iam.policies.write": "++--+--",
  "iam.projects.write": "++--+--",
  "iam.keys.read": "++--+--",
  "iam.keys.write": "++--+--",
  "iam.quota.write": "++-+---",
  "policy.rules.read": "+++-++-",
  "policy.rules.write": "++-----",
  "billing.statements.write": "++-----",
  "admins.accounts.write": "+------",
} as const;

/** A capability of the console's permission matrix: `{module}.{resource}.{action}`. */
export type Capability = keyof typeof grid;
export const capabilities = Object.keys(grid) as readonly Capability[];

export const seededAllow = (role: Role, capability: Capability): boolean =>
  grid[capability][roles.indexOf(role)] === "+";

/** What an API key may be used for (product.md §5). */
export const scopes = [
  "balance:check",
  "charges:write",
  "usage:read",
  "people:read",
  "people:sign-in",
  "pools:read",
  "pools:write",
  "policy:read",
  "policy:write",
  "config:read",
  "config:write",
  "iam:read",
  "iam:quota",
  "iam:status",
] as const;
export type Scope = (typeof scopes)[number];

/** Casbin objects of people on one pool, and the action each is granted with (product.md §3). */
export const poolGrants = {
  "uniauth/bill": "read",
  "uniauth/members": "write",
} as const;
export type PoolGrant = keyof typeof poolGrants;

/** Who stands directly below whom; `viewer` is apart from the tree. */
const below: Readonly<Record<Role, readonly Role[]>> = {
  super_admin: ["admin"],
  admin: ["support", "finance", "ops", "reviewer"],
  support: [],
  finance: [],
  ops: [],
  reviewer: [],
  viewer: [],
};

/** Whether `other` stands strictly below `role` in the role tree (product.md §1). */
export function isBelow(role: Role, other: Role): boolean {
  return below[role].some((child) => child === other || isBelow(child, other));
}

/**
 * The roles that `role` may hand out: all for super_admin; else those strictly below it, and viewer
 * for whoever may hand out any (product.md §1).
 */
export function rolesHandedOutBy(role: Role): readonly Role[] {
  if (role === "super_admin") return roles;
  const own = roles.filter((other) => isBelow(role, other));
  return own.length === 0 ? [] : [...own, "viewer"];
}
