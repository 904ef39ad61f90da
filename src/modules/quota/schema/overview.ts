import { z } from "zod";
import { Instant, PoolName } from "@/core/inputs";
import { Money } from "@/core/money";

export const ReadPoolsOverview = z.object({});

const Standing = z.object({
  pools: z.int(),
  disabled: z.int(),
  /** Below zero. */
  inDebt: z.int(),
  /** Nothing is available, debts apart. */
  empty: z.int(),
  /** Something is left, but less than a tenth of what was granted. */
  low: z.int(),
});

export const PoolsOverview = z.object({
  shared: Standing,
  personal: Standing,
  /** Amounts that requests under way have been promised. */
  holds: z.object({ active: z.int(), amount: Money }),
  /** The shared pools with the smallest part left, disabled ones apart. */
  emptiest: z.array(
    z.object({
      name: PoolName,
      label: z.string(),
      percent: z.number(),
      available: Money,
      remaining: Money,
      allowanceGranted: Money,
      booster: Money,
      boosterGranted: Money,
      held: Money,
      nextRefreshAt: Instant.nullable(),
    }),
  ),
});
