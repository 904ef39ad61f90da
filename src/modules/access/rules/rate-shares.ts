/**
 * The rate of an API key, shared by all instances: a bucket of as many tokens as the key has
 * requests per second. An instance takes some of them as its lease and spends them without asking.
 */
export type Share = {
  tokens: number;
  /** Until when tokens have been added; milliseconds. */
  at: number;
  /** What instances hold, by their name, as far as they have not said that it is spent. */
  leases: Readonly<Record<string, { tokens: number; until: number }>>;
};

/** An instance that says what it did with its lease and asks for more. */
export type Renewal = {
  instance: string;
  /** Tokens spent since its last renewal. */
  spent: number;
  /** Tokens that it still has. */
  held: number;
  /** How many it wants to have. */
  wanted: number;
};

/** What an instance takes at once: a tenth of a second of the rate, and one request at least. */
export const leaseSize = (perSecond: number): number => Math.ceil(perSecond / 10);

/** A lease that is not renewed ends: an instance that is gone keeps nothing from the others. */
export const leaseMs = 2_000;

/**
 * The share after a renewal, what the instance holds then, and how long to wait for the next token
 * when it holds none. What lies in the bucket and in leases is never more than one second's rate and
 * one lease, so all instances together pass no more than that beyond the rate, in any time.
 */
export function renewed(
  before: Share | undefined,
  { instance, spent, held, wanted }: Renewal,
  perSecond: number,
  now: number,
): { share: Share; held: number; waitMs: number } {
  const { tokens: left, at, leases } = before ?? { tokens: perSecond, at: now, leases: {} };
  const moment = Math.max(now, at);
  const added = ((moment - at) * perSecond) / 1000;
  const room = perSecond + leaseSize(perSecond) - sumOf(leases);
  const filled = Math.max(left, Math.min(left + added, perSecond, room));

  const { [instance]: own, ...others } = standing(leases, moment);
  const unspent = Math.max(0, (own?.tokens ?? 0) - spent);
  const kept = Math.min(held, unspent);
  const available = Math.min(perSecond, filled + unspent - kept);
  const granted = Math.max(0, Math.min(wanted - kept, Math.floor(available)));

  const tokens = available - granted;
  const total = kept + granted;
  const lease = total > 0 ? { [instance]: { tokens: total, until: moment + leaseMs } } : {};
  return {
    share: { tokens, at: moment, leases: { ...others, ...lease } },
    held: total,
    waitMs: total > 0 ? 0 : Math.max(0, ((1 - tokens) * 1000) / perSecond),
  };
}

const sumOf = (leases: Share["leases"]) =>
  Object.values(leases).reduce((sum, { tokens }) => sum + tokens, 0);

/** Leases that have not ended; what was in the others counts as spent. */
const standing = (leases: Share["leases"], moment: number): Share["leases"] =>
  Object.fromEntries(Object.entries(leases).filter(([, { until }]) => until > moment));
