import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, micros } from "@/core/columns";

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

export const pools = pgTable(
  "quota_pools",
  {
    /** The immutable key; Casbin objects and the REST API use it, people read `label`. */
    name: text().primaryKey(),
    label: text().notNull(),
    notes: text().notNull().default(""),
    /** The owner of a personal pool; null on a shared one. */
    personalUpn: text().unique(),
    template: text(),
    disabled: boolean().notNull().default(false),
    refreshUnit: text({ enum: ["hour", "day", "week", "month"] }).notNull(),
    /** Units per period; below zero the pool never refreshes. */
    refreshEvery: integer().notNull(),
    /** Boundaries are anchor + n periods in the configured zone. */
    refreshAnchor: instant().notNull(),
    allowance: micros(),
    /** What is left of the allowance; negative is debt. */
    remaining: micros(),
    booster: micros().default(0),
    /** Booster granted since it was last empty: part of the percentage's denominator. */
    boosterGranted: micros().default(0),
    /** Allowance granted at the last refresh: the other part. */
    allowanceGranted: micros(),
    lastRefreshedAt: instant().notNull(),
    /** Null when it never refreshes. */
    nextRefreshAt: instant(),
    /** Domains it is offered in; empty means all. */
    domains: jsonb().$type<string[]>().notNull().default([]),
    /** Settings of a personal pool set by hand or by batch, which survive its template. */
    overrides: jsonb().$type<string[]>().notNull().default([]),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (pool) => [
    check("quota_pools_booster", sql`${pool.booster} >= 0`),
    check("quota_pools_booster_granted", sql`(${pool.booster} = 0) = (${pool.boosterGranted} = 0)`),
    check("quota_pools_allowance", sql`${pool.allowance} >= 0`),
    check("quota_pools_refresh", sql`${pool.refreshEvery} <> 0`),
    check("quota_pools_next", sql`(${pool.refreshEvery} < 0) = (${pool.nextRefreshAt} is null)`),
    check(
      "quota_pools_personal",
      sql`(${pool.personalUpn} is null and position('@' in ${pool.name}) = 0
          and ${pool.name} not like 'personal:%' and ${pool.name} not like 'template:%')
        or ${pool.name} = 'personal:' || ${pool.personalUpn}`,
    ),
    index("quota_pools_due").on(pool.nextRefreshAt).where(sql`${pool.nextRefreshAt} is not null`),
    index("quota_pools_label").on(pool.label, pool.name),
  ],
);

/** Append-only: the application's database role may insert and select, nothing else. */
export const ledger = pgTable(
  "quota_ledger",
  {
    /** Counts up over all pools; by it the rows of one pool stand in their order. */
    id: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    pool: text().notNull(),
    kind: text({
      enum: ["opening", "refresh", "charge", "top_up", "deduct", "refund", "correction"],
    }).notNull(),
    remainingDelta: micros(),
    boosterDelta: micros(),
    remainingAfter: micros(),
    boosterAfter: micros(),
    /** The caller's id of the change; the period boundary of a refresh. */
    requestId: text().notNull(),
    /** Periods that a refresh caught up. */
    periods: integer(),
    actorId: text().notNull(),
    reason: text(),
    createdAt: instant().notNull(),
  },
  ({ pool, id }) => [primaryKey({ columns: [pool, id] })],
);

/**
 * Ids that callers chose, unique for ever, with the fingerprint of their content and the answer:
 * apart from the ledger, so that the ledger can be partitioned by month.
 */
export const requestKeys = pgTable(
  "quota_request_keys",
  {
    /** charge, top_up … : each kind has its own ids. */
    kind: text().notNull(),
    key: text().notNull(),
    fingerprint: bytes().notNull(),
    /** Whole, or as short as its kind keeps it. */
    answer: jsonb().notNull(),
    createdAt: instant().notNull(),
  },
  ({ kind, key }) => [primaryKey({ columns: [kind, key] })],
);

export const holds = pgTable(
  "quota_holds",
  {
    /** The caller's id, unique for ever. */
    id: text().primaryKey(),
    pool: text().notNull(),
    upn: text().notNull(),
    amount: micros(),
    fingerprint: bytes().notNull(),
    createdAt: instant().notNull(),
    /** From here on it no longer counts, whether or not it was closed. */
    expiresAt: instant().notNull(),
    closedAt: instant(),
    outcome: text({ enum: ["settled", "released", "expired"] }),
    /** The answer to the check that made it, for a replay. */
    answer: jsonb().notNull(),
  },
  ({ id, pool, amount, expiresAt, closedAt, outcome }) => [
    check("quota_holds_amount", sql`${amount} >= 0`),
    check("quota_holds_closed", sql`(${closedAt} is null) = (${outcome} is null)`),
    index("quota_holds_active").on(pool, expiresAt).where(sql`${closedAt} is null`),
    index("quota_holds_open").on(expiresAt, id).where(sql`${closedAt} is null`),
  ],
);

/** An edit of many pools at once; its items hold what each of them was and became. */
export const batches = pgTable(
  "quota_batches",
  {
    id: uuid().primaryKey(),
    /** The settings it touched: refresh, allowance, disabled, domains. */
    fields: jsonb().$type<string[]>().notNull(),
    pools: integer().notNull(),
    actorId: text().notNull(),
    reason: text().notNull(),
    createdAt: instant().notNull(),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (batch) => [
    check("quota_batches_undone", sql`(${batch.undoneAt} is null) = (${batch.undoneBy} is null)`),
    index("quota_batches_time").on(batch.createdAt, batch.id),
  ],
);

/** Append-only: the before and after of the audit row that stands for the whole batch. */
export const batchItems = pgTable(
  "quota_batch_items",
  {
    batchId: uuid()
      .notNull()
      .references(() => batches.id),
    pool: text().notNull(),
    before: jsonb().notNull(),
    after: jsonb().notNull(),
  },
  ({ batchId, pool }) => [primaryKey({ columns: [batchId, pool] })],
);
