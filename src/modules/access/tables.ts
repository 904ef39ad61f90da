import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";
import { roles } from "@/core/permissions";
import { people } from "../directory/tables";
import type { Share } from "./rules/rate-shares";

/** Console admins: a person with a console role, who signs in by e-mail and password. */
export const admins = pgTable(
  "access_admins",
  {
    upn: text()
      .primaryKey()
      .references(() => people.upn),
    email: text().notNull().unique(),
    role: text({ enum: roles }).notNull(),
    passwordHash: text(),
    mustChangePassword: boolean().notNull().default(false),
    passwordChangedAt: instant(),
    disabledAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    lastSignInAt: instant(),
    lastActiveAt: instant(),
  },
  ({ email, role }) => [
    check("access_admins_email", sql`${email} = lower(${email})`),
    index("access_admins_role").on(role),
  ],
);

/** Passwords of people in the demo, where no OIDC provider signs them in. */
export const personPasswords = pgTable("access_person_passwords", {
  upn: text()
    .primaryKey()
    .references(() => people.upn),
  passwordHash: text().notNull(),
});

/** Casbin `p` rows of the console: role, capability. Seeded from the matrix, decided by Casbin. */
export const roleRules = pgTable(
  "access_role_rules",
  {
    role: text({ enum: roles }).notNull(),
    capability: text().notNull(),
    eft: text({ enum: ["allow", "deny"] }).notNull(),
  },
  ({ role, capability }) => [primaryKey({ columns: [role, capability] })],
);

/** Signed-in browsers. Revoking one is an update of its row; the cookie holds only the id. */
export const sessions = pgTable(
  "access_sessions",
  {
    /** SHA-256 of the cookie's random id. */
    idHash: text().primaryKey(),
    subjectType: text({ enum: ["admin", "manager", "sub_account"] }).notNull(),
    subjectId: text().notNull(),
    /** A short public handle, for lists and revocation. */
    handle: uuid().notNull().unique().defaultRandom(),
    ip: text(),
    userAgent: text(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When the password or the identity provider last proved who it is. */
    confirmedAt: instant().notNull(),
    revokedAt: instant(),
  },
  ({ subjectType, subjectId, expiresAt }) => [
    index("access_sessions_subject").on(subjectType, subjectId),
    index("access_sessions_expiry").on(expiresAt),
  ],
);

/** Failed sign-ins per account and address, `*` for all; the delay grows with the count. */
export const signInFailures = pgTable(
  "access_sign_in_failures",
  {
    account: text().notNull(),
    ip: text().notNull(),
    failures: integer().notNull(),
    lastAt: instant().notNull(),
    blockedUntil: instant().notNull(),
  },
  ({ account, ip }) => [primaryKey({ columns: [account, ip] })],
);

/** Single-use links with which an admin sets the first or a new password. */
export const setupLinks = pgTable(
  "access_setup_links",
  {
    tokenHash: text().primaryKey(),
    upn: text()
      .notNull()
      .references(() => admins.upn),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  ({ upn }) => [index("access_setup_links_admin").on(upn)],
);

/** High-risk changes waiting for a second person. The input is encrypted and deleted afterwards. */
export const approvals = pgTable(
  "access_approvals",
  {
    id: uuid().primaryKey().defaultRandom(),
    operation: text().notNull(),
    inputHash: text().notNull(),
    /** Encrypted; null once the approval is closed. */
    input: text(),
    /** What the approver sees: decimal strings, no secrets. */
    summary: jsonb().$type<Record<string, unknown>>().notNull(),
    targetType: text().notNull(),
    targetId: text().notNull(),
    targetVersion: text().notNull(),
    reason: text().notNull(),
    requesterUpn: text().notNull(),
    state: text({
      enum: ["waiting", "approved", "done", "refused", "expired", "stale", "failed", "withdrawn"],
    })
      .notNull()
      .default("waiting"),
    approverUpn: text(),
    decisionReason: text(),
    /** The error code of a change that could not run. */
    outcome: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    decidedAt: instant(),
    /** When it was spent, refused, withdrawn, found stale, or failed. */
    closedAt: instant(),
  },
  ({ state, createdAt, requesterUpn, approverUpn }) => [
    index("access_approvals_state").on(state, createdAt),
    check("access_approvals_four_eyes", sql`${approverUpn} is distinct from ${requesterUpn}`),
  ],
);

/** API keys of other systems, stored hashed; a rotated key keeps its old secret for a grace period. */
export const apiKeys = pgTable(
  "access_api_keys",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    /** The first characters, to recognise a key by. */
    prefix: text().notNull(),
    secretHash: text().notNull().unique(),
    previousHash: text().unique(),
    previousUntil: instant(),
    scopes: jsonb().$type<string[]>().notNull(),
    /** Requests per second, with bursts of as many. */
    rateLimit: integer().notNull(),
    expiresAt: instant(),
    revokedAt: instant(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    rotatedAt: instant(),
    lastUsedAt: instant(),
    requests: bigint({ mode: "number" }).notNull().default(0),
  },
  ({ rateLimit }) => [check("access_api_keys_rate", sql`${rateLimit} > 0`)],
);

/** What is left of the rate of each API key, and what instances have taken of it. */
export const rateShares = pgTable("access_rate_shares", {
  keyId: uuid()
    .primaryKey()
    .references(() => apiKeys.id),
  tokens: doublePrecision().notNull(),
  /** Until when tokens have been added. */
  at: instant().notNull(),
  leases: jsonb().$type<Share["leases"]>().notNull(),
});
