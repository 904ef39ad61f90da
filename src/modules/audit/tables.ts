import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "@/core/columns";

/** Append-only, in one hash chain: the application's database role may insert and select. */
export const auditLog = pgTable(
  "audit_log",
  {
    /** Position in the chain, gap-free from 1. */
    seq: bigint({ mode: "number" }).primaryKey(),
    id: uuid().notNull().unique(),
    actorType: text().notNull(),
    actorId: text().notNull(),
    actorEmail: text(),
    actorRole: text(),
    /** The operation that was called; the action says what it did. */
    operation: text().notNull(),
    action: text().notNull(),
    targetType: text().notNull(),
    targetId: text().notNull(),
    old: jsonb().$type<Record<string, unknown>>(),
    new: jsonb().$type<Record<string, unknown>>(),
    reason: text(),
    ip: text(),
    userAgent: text(),
    requestId: text(),
    /** How many equal events the row stands for: refusals are merged per minute. */
    count: integer().notNull().default(1),
    createdAt: instant().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  ({ actorId, action, targetType, targetId, createdAt, seq, count }) => [
    index("audit_log_actor").on(actorId, seq.desc()),
    index("audit_log_action").on(action, seq.desc()),
    index("audit_log_target").on(targetType, targetId, seq.desc()),
    index("audit_log_time").on(createdAt),
    check("audit_log_count", sql`${count} > 0`),
  ],
);

/** The end of the chain; its row lock is the last lock of every transaction that audits. */
export const auditHead = pgTable(
  "audit_head",
  {
    one: smallint().primaryKey().default(1),
    seq: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
  },
  ({ one }) => [check("audit_head_one", sql`${one} = 1`)],
);

/**
 * Refusals and failed sign-ins of a minute that came after the first, which is in the log already;
 * closed minutes are written to the log as one row with a count.
 */
export const auditRepeats = pgTable(
  "audit_repeats",
  {
    actorId: text().notNull(),
    ip: text().notNull(),
    action: text().notNull(),
    minute: instant().notNull(),
    count: integer().notNull(),
    /** The first row's content without its count. */
    row: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  ({ actorId, ip, action, minute }) => [primaryKey({ columns: [minute, actorId, ip, action] })],
);

/** Events of committed changes, waiting for delivery to the jobs. */
export const outbox = pgTable(
  "audit_outbox",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
    deliveredAt: instant(),
    /** An instance is delivering it until then, unless it died. */
    leasedUntil: instant(),
    attempts: integer().notNull().default(0),
  },
  ({ id, deliveredAt }) => [
    index("audit_outbox_waiting").on(id).where(sql`${deliveredAt} is null`),
  ],
);
