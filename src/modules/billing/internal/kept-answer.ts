import type { ChargeFlag, ChargeRecorded } from "../schema/charge";
import type { ChargeCall } from "./charging";

/**
 * The answer to a charge as it is kept for replays: only what the request does not say again. A
 * replay has the first request's content, by its fingerprint, and so its charge id and pool. The
 * flags stand at the end, for most charges have none.
 */
type KeptAnswer = [
  cost: number,
  fromBooster: number,
  balance: number,
  available: number,
  balancePercent: number,
  priceVersion: number | null,
  ...flags: ChargeFlag[],
];

export const keptAnswer = (answer: ChargeRecorded): KeptAnswer => [
  answer.cost,
  answer.from_booster,
  answer.balance,
  answer.available,
  answer.balance_percent,
  answer.price_version,
  ...answer.flags,
];

/** The first answer again. Before it was shortened it was kept whole, and such rows stay. */
export function recalledAnswer(kept: unknown, { input, request }: ChargeCall): ChargeRecorded {
  if (!Array.isArray(kept)) return kept as ChargeRecorded;
  const [cost, fromBooster, balance, available, percent, priceVersion, ...flags] =
    kept as KeptAnswer;
  return {
    charge_id: input.charge_id,
    quota_pool: request.pool,
    cost,
    from_allowance: cost - fromBooster,
    from_booster: fromBooster,
    balance,
    available,
    balance_percent: percent,
    price_version: priceVersion,
    flags,
  };
}
