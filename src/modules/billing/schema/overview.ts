import { z } from "zod";
import { ApproachId, PoolName, Upn } from "@/core/inputs";
import { Money } from "@/core/money";

export const overviewDays = [30, 90] as const;

export const ReadOverview = z.object({
  /** How many days of spending by day, today included. */
  days: z
    .union(overviewDays.map((days) => z.literal(days)) as [z.ZodLiteral<30>, z.ZodLiteral<90>])
    .default(30),
});

/** Booked real cost of a time, and of the time of equal length before it. */
const Spent = z.object({ cost: Money, before: Money, charges: z.int() });

export const ApproachLabel = z.object({ id: ApproachId, zh: z.string(), en: z.string() });

export const Overview = z.object({
  /** Since midnight, against yesterday up to this time of day. */
  today: Spent,
  week: Spent,
  month: Spent,
  /** Days as `2026-11-21`, each with the cost of the largest approaches and of the rest. */
  days: z.array(
    z.object({
      day: z.string(),
      total: Money,
      parts: z.array(z.object({ approach: z.string(), cost: Money })),
    }),
  ),
  /** The approaches of `parts` by cost, the largest first; all others are `rest`. */
  approaches: z.array(ApproachLabel),
  /** Who spent most in the last seven days. */
  top: z.object({
    pools: z.array(z.object({ pool: PoolName, label: z.string(), cost: Money, charges: z.int() })),
    people: z.array(z.object({ upn: Upn, name: z.string(), cost: Money, charges: z.int() })),
    approaches: z.array(ApproachLabel.extend({ cost: Money, charges: z.int() })),
  }),
  /** Anomalies that nobody has acknowledged. */
  anomalies: z.int(),
});
export type Overview = z.output<typeof Overview>;
