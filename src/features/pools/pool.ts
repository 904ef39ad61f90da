import { PoolName } from "@/core/inputs";
import { parseMoney } from "@/core/money";
import type { RouterOutputs } from "@/trpc/client";

export type PoolSummary = RouterOutputs["quota"]["pools"]["rows"][number];
export type Pool = RouterOutputs["quota"]["pool"];
/** What both a list and a page know of a pool's money. */
export type PoolMoney = Pick<
  PoolSummary,
  "remaining" | "booster" | "held" | "allowanceGranted" | "boosterGranted"
>;

/** The alert steps of every pool's gauge: amber below the first, in percent that is left. */
export const alertSteps: readonly number[] = [20, 5];

export const poolPath = (name: string): string => `/workspaces/${encodeURIComponent(name)}`;

/** The name in a part of an address; undefined for what no pool can be called. */
export function poolNameIn(segment: string): string | undefined {
  try {
    return PoolName.safeParse(decodeURIComponent(segment)).data;
  } catch {
    return undefined;
  }
}

/** An amount of the server in micro-units. */
export function microsOf(amount: string): number {
  const micros = parseMoney(amount);
  if (micros === undefined) throw new Error("the server sent an amount that is none");
  return micros;
}

/** A pool's money as the rules of the quota slice take it. */
export const bucketsOf = (pool: PoolMoney) => ({
  remaining: microsOf(pool.remaining),
  booster: microsOf(pool.booster),
  allowanceGranted: microsOf(pool.allowanceGranted),
  boosterGranted: microsOf(pool.boosterGranted),
  held: microsOf(pool.held),
});

export type PoolState = "disabled" | "debt" | "empty" | "low" | "active";

/** The one word that says how a pool stands. */
export function stateOf(
  pool: Pick<PoolSummary, "disabled" | "available" | "remaining" | "percent">,
): PoolState {
  if (pool.disabled) return "disabled";
  if (microsOf(pool.available) <= 0) return microsOf(pool.remaining) < 0 ? "debt" : "empty";
  return pool.percent < (alertSteps[0] ?? 0) ? "low" : "active";
}
