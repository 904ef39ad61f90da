import { z } from "zod";
import { CallerId, PoolName, Reason } from "@/core/inputs";
import { Money } from "@/core/money";

const Change = Money.refine((micros) => micros !== 0, "money.zero");

export const AdjustBooster = z.object({
  pool: PoolName,
  /** Coins to add to the booster; negative takes back what is left of it. */
  amount: Change,
  /** Chosen by the caller, so that a retry is not a second top-up. */
  requestId: CallerId,
  /** The note of product.md §3; stored on the ledger row and the audit row. */
  reason: Reason,
});

/** The answer to one request: a replay gets the same one, whatever happened since. */
export const BoosterAdjusted = z.object({ pool: PoolName, amount: Money, booster: Money });

export const CorrectBalance = z.object({
  pool: PoolName,
  /** Coins to add to the remaining allowance; negative takes them away. */
  amount: Change,
  requestId: CallerId,
  reason: Reason,
});
export const BalanceCorrected = z.object({ pool: PoolName, amount: Money, remaining: Money });
