import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, micros } from "@/core/columns";
import { cloudAccounts } from "../iam/tables";

/** How the polls of a cloud account stand. Its row is the lock of all that counts its bills. */
export const billAccounts = pgTable(
  "billing_bill_accounts",
  {
    cloudAccountId: uuid()
      .primaryKey()
      .references(() => cloudAccounts.id),
    /** Who polls now; dead when the lease has run out. */
    leaseToken: uuid(),
    leasedUntil: instant(),
    /** Somebody asked for a poll that has not begun yet. */
    wantedAt: instant(),
    startedAt: instant(),
    finishedAt: instant(),
    /** Polls that failed since one succeeded, and why the last one did. */
    failures: integer().notNull().default(0),
    code: text(),
    message: text(),
    /** The last day that the bills show. */
    asOf: date({ mode: "string" }),
    /** The day on which months before the last one were polled. */
    olderPolledOn: date({ mode: "string" }),
    /** When the use that no bill shows yet was read, and why it could not be. */
    usageReadAt: instant(),
    usageCode: text(),
  },
  ({ failures, code, leaseToken, leasedUntil }) => [
    check("billing_bill_accounts_failed", sql`(${failures} = 0) = (${code} is null)`),
    check("billing_bill_accounts_lease", sql`(${leaseToken} is null) = (${leasedUntil} is null)`),
  ],
);

/** Each poll of one month of a cloud account's bill. */
export const billPolls = pgTable(
  "billing_bill_polls",
  {
    id: uuid().primaryKey(),
    cloudAccountId: uuid()
      .notNull()
      .references(() => cloudAccounts.id),
    /** `YYYY-MM` */
    period: text().notNull(),
    /** `abandoned`: whoever polled died or lost the lease; nothing was changed. */
    state: text({ enum: ["running", "done", "failed", "abandoned"] }).notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    rows: integer().notNull().default(0),
    pages: integer().notNull().default(0),
    added: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    removed: integer().notNull().default(0),
    asOf: date({ mode: "string" }),
    code: text(),
    message: text(),
  },
  ({ cloudAccountId, startedAt, state }) => [
    index("billing_bill_polls_history").on(cloudAccountId, startedAt),
    index("billing_bill_polls_running").on(cloudAccountId).where(sql`${state} = 'running'`),
  ],
);

/** Rows of the bill that a poll has read so far; they count when all of them are here. */
export const billStaging = pgTable(
  "billing_bill_staging",
  {
    pollId: uuid().notNull(),
    position: integer().notNull(),
    identity: text().notNull(),
    day: date({ mode: "string" }).notNull(),
    project: text().notNull(),
    product: text().notNull(),
    item: text().notNull(),
    element: text().notNull(),
    category: text().notNull(),
    amountText: text().notNull(),
    amount: micros(),
  },
  ({ pollId, position }) => [primaryKey({ columns: [pollId, position] })],
);

/** The split bill as the cloud last showed it, by day. */
export const billRows = pgTable(
  "billing_bill_rows",
  {
    cloudAccountId: uuid()
      .notNull()
      .references(() => cloudAccounts.id),
    period: text().notNull(),
    /** A digest of all that tells the row apart but its amount. */
    identity: text().notNull(),
    /** Among rows that nothing else tells apart, in the order of their amounts. */
    ordinal: integer().notNull(),
    day: date({ mode: "string" }).notNull(),
    /** `-` where the bill names none. */
    project: text().notNull(),
    product: text().notNull(),
    /** An endpoint or another instance. */
    item: text().notNull(),
    element: text().notNull(),
    category: text().notNull(),
    /** As the cloud wrote it, with all its places. */
    amountText: text().notNull(),
    /** The same rounded half-even to micro-units, once. */
    amount: micros(),
    firstSeenAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  ({ cloudAccountId, period, identity, ordinal }) => [
    primaryKey({ columns: [cloudAccountId, period, identity, ordinal] }),
    check("billing_bill_rows_period", sql`${period} ~ '^[0-9]{4}-[0-9]{2}$'`),
    check("billing_bill_rows_ordinal", sql`${ordinal} >= 0`),
  ],
);

/** Σ of the bill's rows by project and day: what spending is counted from. */
export const projectDays = pgTable(
  "billing_project_days",
  {
    cloudAccountId: uuid()
      .notNull()
      .references(() => cloudAccounts.id),
    project: text().notNull(),
    day: date({ mode: "string" }).notNull(),
    /** The month whose bill says so; a later one may add to a day. */
    period: text().notNull(),
    amount: micros(),
    rows: integer().notNull(),
  },
  ({ cloudAccountId, project, day, period, rows }) => [
    primaryKey({ columns: [cloudAccountId, project, day, period] }),
    check("billing_project_days_rows", sql`${rows} > 0`),
    index("billing_project_days_period").on(cloudAccountId, period),
    index("billing_project_days_day").on(cloudAccountId, day),
  ],
);

/** Tokens that Ark says were used, for the days that no bill shows yet: not money. */
export const usageDays = pgTable(
  "billing_usage_days",
  {
    cloudAccountId: uuid()
      .notNull()
      .references(() => cloudAccounts.id),
    project: text().notNull(),
    endpoint: text().notNull(),
    day: date({ mode: "string" }).notNull(),
    inputTokens: bigint({ mode: "number" }).notNull(),
    outputTokens: bigint({ mode: "number" }).notNull(),
    readAt: instant().notNull(),
  },
  ({ cloudAccountId, project, endpoint, day, inputTokens, outputTokens }) => [
    primaryKey({ columns: [cloudAccountId, project, day, endpoint] }),
    check("billing_usage_days_tokens", sql`${inputTokens} >= 0 and ${outputTokens} >= 0`),
  ],
);
