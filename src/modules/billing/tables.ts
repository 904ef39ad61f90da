import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { instant, micros } from "@/core/columns";

/** The real cost of requests, one row each; append-only. Its money is in the ledger row. */
export const charges = pgTable(
  "billing_charges",
  {
    id: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    /** The caller's id; unique for ever through the request keys. */
    chargeId: text().notNull(),
    pool: text().notNull(),
    upn: text().notNull(),
    approachId: text().notNull(),
    /** The service that spent it, such as `chat` or `drama`. */
    svc: text().notNull(),
    domain: text().notNull(),
    cost: micros(),
    /** What of the cost came from the allowance (into debt, too) and what from the booster. */
    fromAllowance: micros(),
    fromBooster: micros(),
    holdId: text(),
    usage: jsonb().$type<Record<string, number>>(),
    priceVersion: integer(),
    /** Why the charge is unusual: not_a_member, frozen, pool_disabled, off_shelf, unknown_approach … */
    flags: jsonb().$type<string[]>().notNull().default([]),
    remark: jsonb(),
    chatSessionId: text(),
    occurredAt: instant().notNull(),
    createdAt: instant().notNull(),
  },
  (charge) => [
    check("billing_charges_cost", sql`${charge.cost} >= 0`),
    check(
      "billing_charges_parts",
      sql`${charge.fromAllowance} + ${charge.fromBooster} = ${charge.cost}
        and ${charge.fromAllowance} >= 0 and ${charge.fromBooster} >= 0`,
    ),
    // One index less to write with each charge; with the moment in it, months can be partitions.
    primaryKey({ columns: [charge.pool, charge.createdAt, charge.id] }),
    index("billing_charges_person").on(charge.upn, charge.createdAt),
    index("billing_charges_time").using("brin", charge.createdAt),
  ],
);

/** Prices in coins per million units of usage; a version is never changed, only followed. */
export const prices = pgTable(
  "billing_prices",
  {
    approachId: text().notNull(),
    version: integer().notNull(),
    validFrom: instant().notNull(),
    /** Micro-units per million of each unit: input_tokens, output_tokens … */
    perMillion: jsonb().$type<Record<string, number>>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  ({ approachId, version }) => [primaryKey({ columns: [approachId, version] })],
);

/** What deserves a look: raised in the transaction of the charge that caused it. */
export const anomalies = pgTable(
  "billing_anomalies",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    pool: text().notNull(),
    upn: text().notNull(),
    chargeId: text().notNull(),
    state: text({ enum: ["open", "acknowledged", "resolved"] })
      .notNull()
      .default("open"),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull(),
  },
  ({ state, id }) => [index("billing_anomalies_state").on(state, id)],
);
