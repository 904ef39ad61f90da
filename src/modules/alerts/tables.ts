import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";
import { alertTypes, severities } from "./rules/catalogue";
import { disableCauses, targetKinds } from "./rules/routing";
import { alertActs, alertStates } from "./rules/states";
import type { AlertDetails } from "./schema/alerts";
import { deliveryStates } from "./schema/deliveries";

/** What people are to know, and perhaps to do something about. */
export const alerts = pgTable(
  "alerts_alerts",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** In the order of the commits: alerts are raised one at a time. */
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity().notNull().unique(),
    type: text({ enum: alertTypes }).notNull(),
    severity: text({ enum: severities }).notNull(),
    subjectType: text({ enum: ["sub_account", "cloud_account", "target"] }).notNull(),
    subjectId: text().notNull(),
    subjectLabel: text().notNull(),
    /** One occurrence, one alert. */
    dedupeKey: text().notNull().unique(),
    details: jsonb().$type<AlertDetails>().notNull(),
    /** What a person is asked to decide. */
    asks: text({ enum: ["disable"] }),
    state: text({ enum: alertStates }).notNull(),
    raisedAt: instant().notNull(),
  },
  ({ seq, type, subjectType, subjectId, state }) => [
    check("alerts_alerts_state", sql`${state} in ('open', 'acknowledged', 'resolved')`),
    index("alerts_alerts_unresolved").on(seq.desc()).where(sql`${state} <> 'resolved'`),
    index("alerts_alerts_type").on(type, seq.desc()),
    index("alerts_alerts_subject").on(subjectType, subjectId, seq.desc()),
  ],
);

/** Append-only: what was done about an alert, by whom and why. */
export const alertHistory = pgTable(
  "alerts_history",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    alertId: uuid()
      .notNull()
      .references(() => alerts.id),
    act: text({ enum: ["raise", ...alertActs] }).notNull(),
    /** A UPN, or the name of a job. */
    actor: text().notNull(),
    note: text(),
    at: instant().notNull(),
  },
  ({ alertId, id }) => [index("alerts_history_alert").on(alertId, id)],
);

/** Where notifications go: a Feishu bot, or a receiver of webhooks. */
export const targets = pgTable(
  "alerts_targets",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: targetKinds }).notNull(),
    name: text().notNull(),
    /** The address holds a token, so it is a secret. */
    sealedUrl: text().notNull(),
    /** What of it is shown: host and the last characters. */
    address: text().notNull(),
    sealedSecret: text(),
    /** Signs beside the new secret until `previousUntil`. */
    sealedPrevious: text(),
    previousUntil: instant(),
    /** Empty takes every type. */
    types: text({ enum: alertTypes }).array().notNull().default(sql`'{}'`),
    minSeverity: text({ enum: severities }).notNull(),
    language: text({ enum: ["zh-CN", "en"] }).notNull(),
    enabled: boolean().notNull().default(true),
    disabledBecause: text({ enum: disableCauses }),
    /** The limiter of a bot: what the cards sent so far have used up. */
    paidUntil: instant(),
    /** A delivery to it is under way until then, unless whoever made it died. */
    busyUntil: instant(),
    /** The same limiter for test messages, which people send. */
    testsPaidUntil: instant(),
    lastDeliveredAt: instant(),
    lastFailedAt: instant(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (row) => [
    check(
      "alerts_targets_secret",
      sql`${row.kind} <> 'webhook' or ${row.sealedSecret} is not null`,
    ),
    check(
      "alerts_targets_previous",
      sql`(${row.sealedPrevious} is null) = (${row.previousUntil} is null)`,
    ),
    check(
      "alerts_targets_disabled",
      sql`${row.enabled} = (${row.disabledBecause} is null) and (${row.removedAt} is null or not ${row.enabled})`,
    ),
    uniqueIndex("alerts_targets_name").on(row.name).where(sql`${row.removedAt} is null`),
  ],
);

/** An alert on its way to a target; one each, created with the alert. */
export const deliveries = pgTable(
  "alerts_deliveries",
  {
    /** Names the message to the receiver, the same at each attempt. */
    id: uuid().primaryKey().defaultRandom(),
    alertId: uuid()
      .notNull()
      .references(() => alerts.id),
    targetId: uuid()
      .notNull()
      .references(() => targets.id),
    state: text({ enum: deliveryStates }).notNull(),
    attempts: integer().notNull().default(0),
    dueAt: instant(),
    leasedUntil: instant(),
    leaseToken: uuid(),
    lastAttemptAt: instant(),
    lastStatus: integer(),
    lastCode: text(),
    lastError: text(),
    deliveredAt: instant(),
    createdAt: instant().notNull(),
  },
  (row) => [
    unique("alerts_deliveries_once").on(row.alertId, row.targetId),
    check(
      "alerts_deliveries_due",
      sql`(${row.dueAt} is not null) = (${row.state} in ('waiting', 'failed'))`,
    ),
    check(
      "alerts_deliveries_at",
      sql`${row.state} <> 'delivered' or ${row.deliveredAt} is not null`,
    ),
    check(
      "alerts_deliveries_lease",
      sql`(${row.leasedUntil} is null) = (${row.leaseToken} is null)`,
    ),
    index("alerts_deliveries_due_at").on(row.dueAt).where(sql`${row.dueAt} is not null`),
    index("alerts_deliveries_dead").on(row.targetId).where(sql`${row.state} = 'dead'`),
    index("alerts_deliveries_target").on(row.targetId, row.createdAt.desc(), row.id.desc()),
    index("alerts_deliveries_time").on(row.createdAt.desc(), row.id.desc()),
  ],
);

/** How far each person has read the inbox. */
export const readMarks = pgTable("alerts_read_marks", {
  person: text().primaryKey(),
  /** Every alert up to this place is read. */
  through: bigint({ mode: "number" }).notNull(),
  at: instant().notNull(),
});
