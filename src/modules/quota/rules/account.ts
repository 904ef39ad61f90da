import { DomainError } from "@/core/errors";
import { formatMoney, largestAmount } from "@/core/money";

/** A pool's money in micro-units. `held` is the sum of its active holds. */
export type Buckets = {
  /** What is left of the allowance; negative is debt. */
  remaining: number;
  booster: number;
  /** Allowance granted at the last refresh, and booster granted since it was last empty. */
  allowanceGranted: number;
  boosterGranted: number;
  held: number;
};

export const balanceOf = ({ remaining, booster }: Pick<Buckets, "remaining" | "booster">) =>
  remaining + booster;

/** What check-balance decides on. */
export const availableOf = (pool: Pick<Buckets, "remaining" | "booster" | "held">) =>
  balanceOf(pool) - pool.held;

/**
 * 100 × max(0, available) / (allowance granted at the last refresh + booster granted since it was
 * last empty), at most 100, in hundredths of a percent rounded down; a denominator of 0 gives 0.
 */
export function balancePercent(pool: Buckets): number {
  const granted = BigInt(pool.allowanceGranted) + BigInt(pool.boosterGranted);
  if (granted <= 0n) return 0;
  const available = BigInt(Math.max(0, availableOf(pool)));
  const hundredths = Number((available * 10_000n) / granted);
  return Math.min(10_000, hundredths) / 100;
}

/** Whether a hold of `amount` fits; without an amount, whether anything at all is available. */
export const covers = (pool: Buckets, amount: number | undefined) =>
  amount === undefined ? availableOf(pool) > 0 : availableOf(pool) >= amount;

/** What of a cost comes from where (product.md §5): allowance, booster, then allowance into debt. */
export function split(pool: Pick<Buckets, "remaining" | "booster">, cost: number) {
  const covered = Math.min(Math.max(0, pool.remaining), cost);
  const fromBooster = Math.min(pool.booster, cost - covered);
  return { fromAllowance: cost - fromBooster, fromBooster };
}

/** The buckets after the real cost of a request; the cost is always booked, into debt if need be. */
export function charged<B extends Buckets>(pool: B, cost: number): B {
  const { fromAllowance, fromBooster } = split(pool, cost);
  const booster = pool.booster - fromBooster;
  return {
    ...pool,
    remaining: pool.remaining - fromAllowance,
    booster,
    boosterGranted: booster === 0 ? 0 : pool.boosterGranted,
  };
}

/**
 * The booster after adding `amount` micro-units, or taking them back when negative (product.md §3).
 * A top-up is always accepted. A deduction takes only what is in the booster, and leaves the
 * active holds covered, because check-balance has promised them.
 * @throws quota.booster_underflow, quota.available_underflow (conflict)
 */
export function boosterAfter(pool: Buckets, amount: number) {
  const booster = pool.booster + amount;
  const available = availableOf({ ...pool, booster });
  if (booster < 0) {
    throw new DomainError("conflict", "quota.booster_underflow", {
      booster: formatMoney(pool.booster),
    });
  }
  if (amount < 0 && available < 0) {
    throw new DomainError("conflict", "quota.available_underflow", {
      available: formatMoney(availableOf(pool)),
    });
  }
  if (booster > largestAmount || pool.boosterGranted + amount > largestAmount) {
    throw new DomainError("conflict", "quota.amount_too_large");
  }
  return { booster, boosterGranted: booster === 0 ? 0 : pool.boosterGranted + amount };
}

/**
 * What remains of the allowance after a correction of `amount` micro-units. One that takes away
 * leaves the active holds covered and makes no debt.
 * @throws quota.available_underflow, quota.amount_too_large (conflict)
 */
export function correctedRemaining(pool: Buckets, amount: number): number {
  const remaining = pool.remaining + amount;
  if (amount < 0 && availableOf({ ...pool, remaining }) < 0) {
    throw new DomainError("conflict", "quota.available_underflow", {
      available: formatMoney(availableOf(pool)),
    });
  }
  if (!Number.isSafeInteger(remaining)) throw new DomainError("conflict", "quota.amount_too_large");
  return remaining;
}
