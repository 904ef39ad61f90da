import { z } from "zod";
import { DomainName, Instant, PoolName, Upn } from "@/core/inputs";
import { Money } from "@/core/money";

export const usageGroups = ["day", "approach", "person", "pool", "service"] as const;

const filters = {
  upn: Upn.optional(),
  domain: DomainName.optional(),
  from: Instant,
  to: Instant,
  group_by: z.enum(usageGroups).default("day"),
};
const ordered = ({ from, to }: { from: Date; to: Date }) =>
  from < to && to.getTime() - from.getTime() <= 400 * 86_400_000;
const period = { path: ["to"], message: "usage.period_invalid" };

/** From inclusive to exclusive, at most 400 days. */
export const ReadUsage = z
  .object({ ...filters, pool: PoolName.optional() })
  .refine(ordered, period);
export const ReadConsumption = z.object({ ...filters, pool: PoolName }).refine(ordered, period);

export const UsageGroup = z.object({
  /** A day as `2026-11-21` in the configured zone, an approach, a UPN, a pool, or a service. */
  key: z.string(),
  /** Coins of booked real cost. */
  cost: Money,
  charges: z.int(),
});
export const UsageRead = z.object({
  total: Money,
  charges: z.int(),
  /** Days in order, the others by cost; at most 1,000. */
  groups: z.array(UsageGroup),
});
