import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, micros } from "@/core/columns";
import { subAccounts } from "../iam/tables";

/** The prepaid quota of a sub-account as it stands; Σ of its allocations is `allocated`. */
export const prepaid = pgTable(
  "quota_prepaid",
  {
    subAccountId: uuid()
      .primaryKey()
      .references(() => subAccounts.id),
    allocated: micros().default(0),
    /** The most that was ever allocated at once: passing it opens an epoch. */
    maxAllocated: micros().default(0),
    /** Counted bill rows from the first allocation's day on; refunds may bring it below zero. */
    spent: micros().default(0),
    /** The last day that the counted bills show. */
    spentAsOf: date({ mode: "string" }),
    /** 0 until the first allocation. */
    epoch: integer().notNull().default(0),
    /** Steps in percent that are not told again in this epoch. */
    markedSteps: integer().array().notNull().default(sql`'{}'`),
    /** From 00:00 of this day in the configured zone bills count. */
    firstAllocatedDay: date({ mode: "string" }),
    exhaustedAt: instant(),
    updatedAt: instant().notNull(),
  },
  ({ allocated, maxAllocated, spent, epoch, firstAllocatedDay, exhaustedAt }) => [
    check("quota_prepaid_allocated", sql`${allocated} between 0 and ${maxAllocated}`),
    check(
      "quota_prepaid_begun",
      sql`(${epoch} = 0) = (${maxAllocated} = 0) and (${epoch} = 0) = (${firstAllocatedDay} is null)`,
    ),
    check("quota_prepaid_epoch", sql`${epoch} >= 0`),
    check(
      "quota_prepaid_exhausted",
      sql`(${exhaustedAt} is not null) = (${epoch} > 0 and ${spent} >= ${allocated})`,
    ),
    index("quota_prepaid_exhausted_since").on(exhaustedAt).where(sql`${exhaustedAt} is not null`),
  ],
);

/** Append-only: each allocation and deduction with what it found and left. */
export const allocations = pgTable(
  "quota_allocations",
  {
    seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    subAccountId: uuid()
      .notNull()
      .references(() => prepaid.subAccountId),
    /** The caller's id of the change, unique for the sub-account for ever. */
    requestId: text().notNull(),
    /** Negative is a deduction. */
    amount: micros(),
    note: text().notNull(),
    allocatedBefore: micros(),
    allocatedAfter: micros(),
    /** What the bills counted at that time. */
    spentThen: micros(),
    actorType: text({ enum: ["admin", "api_key"] }).notNull(),
    actorId: text().notNull(),
    createdAt: instant().notNull(),
  },
  (row) => [
    unique("quota_allocations_request").on(row.subAccountId, row.requestId),
    check("quota_allocations_amount", sql`${row.amount} <> 0`),
    check(
      "quota_allocations_sum",
      sql`${row.allocatedAfter} = ${row.allocatedBefore} + ${row.amount}`,
    ),
    check("quota_allocations_before", sql`${row.allocatedBefore} >= 0`),
    check(
      "quota_allocations_after",
      sql`${row.allocatedAfter} >= 0 and (${row.amount} > 0 or ${row.allocatedAfter} >= ${row.spentThen})`,
    ),
    check("quota_allocations_note", sql`${row.note} <> ''`),
    index("quota_allocations_history").on(row.subAccountId, row.seq),
  ],
);
