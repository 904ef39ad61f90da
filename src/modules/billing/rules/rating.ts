import { DomainError } from "@/core/errors";
import { largestAmount } from "@/core/money";

/** The price of an approach from a moment on: micro-units of money per million of each unit. */
export type Price = {
  version: number;
  validFrom: Date;
  perMillion: Readonly<Record<string, number>>;
};

/** The price in force at `at`: the latest that has begun. */
export const priceAt = (prices: readonly Price[], at: Date): Price | undefined =>
  prices
    .filter(({ validFrom }) => validFrom <= at)
    .reduce<Price | undefined>(
      (latest, price) => (latest && latest.version > price.version ? latest : price),
      undefined,
    );

/**
 * Values usage in micro-units, rounded half up once, at the end (product.md §5).
 * @throws billing.unit_without_price (invalid) for a unit that the price does not name
 */
export function rate(usage: Readonly<Record<string, number>>, price: Price): number {
  let millionths = 0n;
  for (const [unit, amount] of Object.entries(usage)) {
    const perMillion = Object.hasOwn(price.perMillion, unit) ? price.perMillion[unit] : undefined;
    if (perMillion === undefined) {
      throw new DomainError("invalid", "billing.unit_without_price", { unit });
    }
    millionths += BigInt(amount) * BigInt(perMillion);
  }
  const cost = Number((millionths + 500_000n) / 1_000_000n);
  if (cost > largestAmount) throw new DomainError("invalid", "quota.amount_too_large");
  return cost;
}
