import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";
import type { CloudState, Snapshot } from "./schema/cloud-state";

/** Volcengine main accounts whose key AirGate holds. */
export const cloudAccounts = pgTable(
  "iam_cloud_accounts",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull().unique(),
    /** The cloud's number of the account, as its own answer to the credentials gave it. */
    accountNumber: text().notNull(),
    accessKeyId: text().notNull(),
    sealedSecret: text().notNull(),
    /** Switched off: nothing is read or changed in that account. */
    disabled: boolean().notNull().default(false),
    verifiedAt: instant().notNull(),
    /** Why the cloud last refused the credentials; null while it takes them. */
    trouble: text(),
    syncedAt: instant(),
    createdAt: instant().notNull(),
  },
  ({ accountNumber }) => [unique("iam_cloud_accounts_number").on(accountNumber)],
);

/** IAM users of cloud accounts that AirGate manages, with their sign-in to the portal. */
export const subAccounts = pgTable(
  "iam_sub_accounts",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null only on rows older than the cloud side, which know nothing but the portal. */
    cloudAccountId: uuid().references(() => cloudAccounts.id),
    /** The cloud's UserName; it may hold capitals, and is unique within its cloud account. */
    userName: text(),
    cloudUserId: text(),
    displayName: text().notNull(),
    phone: text(),
    email: text(),
    state: text({ enum: ["creating", "ready", "deleting", "deleted", "not_created"] })
      .notNull()
      .default("ready"),
    /** While one is left the sub-account stays disabled: manual, exhausted, security. */
    disabledReasons: text({ enum: ["manual", "exhausted", "security"] })
      .array()
      .notNull()
      .default(sql`'{}'`),
    disabledAt: instant(),
    /** What a disable takes away and an enable gives back; null while enabled. */
    snapshot: jsonb().$type<Snapshot>(),
    /** What the cloud last showed, and when. */
    cloudState: jsonb().$type<CloudState>(),
    cloudSeenAt: instant(),
    /** The cloud no longer knows the user. */
    missingSince: instant(),
    /** The new access key's secret, sealed, until it was shown once. */
    sealedKeySecret: text(),
    keySecretOf: text(),
    /** Alert steps in percent of its own, instead of the setting's. */
    alertSteps: integer().array(),
    /** What happens at 100 %, instead of the setting's. */
    whenExhausted: text({ enum: ["disable", "ask"] }),

    /** Its name at AirGate's sign-in, in lower case. */
    username: text().notNull(),
    passwordHash: text(),
    loginEnabled: boolean().notNull().default(true),
    mustChangePassword: boolean().notNull().default(false),
    lastSignInAt: instant(),
    /** Sessions opened before this moment no longer count: password changed, sign-in switched off. */
    sessionsValidFrom: instant(),
    createdAt: instant().notNull().defaultNow(),
    deletedAt: instant(),
  },
  ({ username, state, cloudAccountId, userName }) => [
    check("iam_sub_accounts_username", sql`${username} = lower(${username})`),
    check("iam_sub_accounts_cloud_user", sql`(${cloudAccountId} is null) = (${userName} is null)`),
    uniqueIndex("iam_sub_accounts_login")
      .on(username)
      .where(sql`${state} not in ('deleted', 'not_created')`),
    uniqueIndex("iam_sub_accounts_user")
      .on(cloudAccountId, userName)
      .where(sql`${state} not in ('deleted', 'not_created')`),
    index("iam_sub_accounts_list").on(sql`lower(${userName})`, username),
  ],
);

/** Projects of a cloud account, as its list last named them. */
export const cloudProjects = pgTable(
  "iam_projects",
  {
    cloudAccountId: uuid()
      .notNull()
      .references(() => cloudAccounts.id),
    name: text().notNull(),
    displayName: text().notNull().default(""),
    seenAt: instant().notNull(),
    /** The cloud no longer lists it; its spend stays. */
    goneAt: instant(),
  },
  ({ cloudAccountId, name }) => [primaryKey({ columns: [cloudAccountId, name] })],
);

/** The cloud projects a sub-account is linked to. */
export const projectLinks = pgTable(
  "iam_project_links",
  {
    id: uuid().primaryKey().defaultRandom(),
    subAccountId: uuid()
      .notNull()
      .references(() => subAccounts.id),
    cloudAccountId: uuid().notNull(),
    project: text().notNull(),
    monitored: boolean().notNull(),
    linkedAt: instant().notNull(),
    unlinkedAt: instant(),
  },
  ({ subAccountId, cloudAccountId, project, unlinkedAt }) => [
    foreignKey({
      columns: [cloudAccountId, project],
      foreignColumns: [cloudProjects.cloudAccountId, cloudProjects.name],
    }),
    uniqueIndex("iam_project_links_present")
      .on(subAccountId, project)
      .where(sql`${unlinkedAt} is null`),
    index("iam_project_links_project").on(cloudAccountId, project),
  ],
);

/**
 * The days on which a project's bill counts for a sub-account: both ends included, in the configured
 * zone. A closed interval is never reopened or shortened, so that switching off erases no spend.
 */
export const monitoredDays = pgTable(
  "iam_monitored_days",
  {
    id: uuid().primaryKey().defaultRandom(),
    subAccountId: uuid()
      .notNull()
      .references(() => subAccounts.id),
    cloudAccountId: uuid().notNull(),
    project: text().notNull(),
    fromDay: date({ mode: "string" }).notNull(),
    /** Null while it goes on. */
    toDay: date({ mode: "string" }),
  },
  ({ subAccountId, cloudAccountId, project, fromDay, toDay }) => [
    check("iam_monitored_days_order", sql`${toDay} is null or ${toDay} >= ${fromDay}`),
    uniqueIndex("iam_monitored_days_open").on(subAccountId, project).where(sql`${toDay} is null`),
    index("iam_monitored_days_project").on(cloudAccountId, project),
    index("iam_monitored_days_sub_account").on(subAccountId, project),
  ],
);

/** The policies that AirGate attached, or is attaching: all that an unlink may take away. */
export const grants = pgTable(
  "iam_grants",
  {
    subAccountId: uuid()
      .notNull()
      .references(() => subAccounts.id),
    /** The project, or empty for a global policy. */
    project: text().notNull().default(""),
    policyType: text({ enum: ["System", "Custom"] }).notNull(),
    policyName: text().notNull(),
    grantedAt: instant().notNull(),
  },
  ({ subAccountId, project, policyType, policyName }) => [
    primaryKey({ columns: [subAccountId, project, policyType, policyName] }),
  ],
);

/** Keys of Ark, the model service: bearer secrets that spend a project's money. */
export const arkKeys = pgTable(
  "iam_ark_keys",
  {
    id: uuid().primaryKey().defaultRandom(),
    subAccountId: uuid()
      .notNull()
      .references(() => subAccounts.id),
    project: text().notNull(),
    name: text().notNull(),
    /** The cloud's number of the key; null for one entered by hand whose number nobody knows. */
    cloudKeyId: text(),
    origin: text({ enum: ["created", "entered"] }).notNull(),
    status: text({
      enum: ["creating", "unreadable", "active", "inactive", "deleting", "deleted"],
    }).notNull(),
    /** Null until the plaintext was read, and after deletion. */
    sealedKey: text(),
    /** The last four characters, for people to tell keys apart. */
    ending: text(),
    createdAt: instant().notNull(),
    rotatedAt: instant(),
    lastRevealedAt: instant(),
    deletedAt: instant(),
  },
  ({ subAccountId, cloudKeyId, status }) => [
    index("iam_ark_keys_owner").on(subAccountId, status),
    uniqueIndex("iam_ark_keys_cloud")
      .on(subAccountId, cloudKeyId)
      .where(sql`${cloudKeyId} is not null and ${status} <> 'deleted'`),
  ],
);
