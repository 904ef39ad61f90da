import { DomainError } from "@/core/errors";
import { formatMoney, largestAmount } from "@/core/money";

/** A sub-account's prepaid quota (product.md §2); money in micro-units. */
export type Prepaid = {
  /** Σ of all allocations and deductions. */
  allocated: number;
  /** The most that was ever allocated at once: passing it opens an epoch. */
  maxAllocated: number;
  /** What the bills count against it; refunds may bring it below zero. */
  spent: number;
  /** 0 until the first allocation. */
  epoch: number;
  /** Steps of this epoch that were told, or were passed when it opened. */
  markedSteps: readonly number[];
  exhausted: boolean;
};

/** What a change of allocated or spent has brought about, in the order in which it is told. */
export type Turn = { kind: "step"; step: number } | { kind: "exhausted" } | { kind: "covered" };
export type Turned = { prepaid: Prepaid; turns: Turn[] };

/** What stands before the first allocation: monitored, never told, never disabled. */
export const unallocated: Prepaid = {
  allocated: 0,
  maxAllocated: 0,
  spent: 0,
  epoch: 0,
  markedSteps: [],
  exhausted: false,
};

/**
 * The quota after allocating `amount`, or deducting it when negative (product.md §2). An epoch opens
 * only when allocated passes its previous maximum; steps already passed at that moment are marked
 * without a turn. A deduction may itself pass a step, and may use the quota up.
 * @throws quota.prepaid_underflow (conflict) when less would be allocated than is spent
 * @throws quota.amount_too_large (conflict)
 */
export function afterAllocation(
  prepaid: Prepaid,
  amount: number,
  steps: readonly number[],
): Turned {
  const allocated = prepaid.allocated + amount;
  if (amount < 0 && allocated < Math.max(0, prepaid.spent)) {
    throw new DomainError("conflict", "quota.prepaid_underflow", {
      allocated: formatMoney(prepaid.allocated),
      spent: formatMoney(prepaid.spent),
    });
  }
  if (allocated > largestAmount) throw new DomainError("conflict", "quota.amount_too_large");
  if (allocated <= prepaid.maxAllocated) return turned({ ...prepaid, allocated }, steps);
  const raised = { ...prepaid, allocated, maxAllocated: allocated, epoch: prepaid.epoch + 1 };
  return turned({ ...raised, markedSteps: passedSteps(raised, steps) }, steps);
}

/**
 * The quota when the bills count `spent` against it. Nothing else changes spent, and nothing resets
 * it. Before the first allocation there is nothing to be told.
 */
export function afterSpend(prepaid: Prepaid, spent: number, steps: readonly number[]): Turned {
  return turned({ ...prepaid, spent }, steps);
}

/**
 * Each step turns once per epoch. Exhausted means spent ≥ allocated, whichever of the two moved, and
 * is covered again as soon as spent < allocated.
 */
function turned(prepaid: Prepaid, steps: readonly number[]): Turned {
  if (prepaid.epoch === 0) return { prepaid, turns: [] };
  const reached = passedSteps(prepaid, steps).filter((step) => !prepaid.markedSteps.includes(step));
  const exhausted = prepaid.spent >= prepaid.allocated;
  const turns: Turn[] = reached.map((step) => ({ kind: "step", step }));
  if (exhausted !== prepaid.exhausted) turns.push({ kind: exhausted ? "exhausted" : "covered" });
  const markedSteps = [...prepaid.markedSteps, ...reached].sort((a, b) => a - b);
  return { prepaid: { ...prepaid, markedSteps, exhausted }, turns };
}

/**
 * The steps at or below spent ÷ allocated, rising. The comparison is exact, spent × 100 ≥ step ×
 * allocated in integers of any size; of nothing allocated there are no percent.
 */
export function passedSteps(
  { allocated, spent }: Pick<Prepaid, "allocated" | "spent">,
  steps: readonly number[],
): number[] {
  if (allocated <= 0) return [];
  const hundredfold = BigInt(spent) * 100n;
  return steps
    .filter((step) => hundredfold >= BigInt(step) * BigInt(allocated))
    .sort((a, b) => a - b);
}

/** What is left; below zero it is overspent, because the bill is late. */
export const leftOf = ({ allocated, spent }: Pick<Prepaid, "allocated" | "spent">): number =>
  allocated - spent;

/** Spent in percent of allocated with two decimals, rounded down; null while nothing is allocated. */
export function spentPercent({
  allocated,
  spent,
}: Pick<Prepaid, "allocated" | "spent">): number | null {
  if (allocated <= 0) return null;
  return Number((BigInt(Math.max(0, spent)) * 10_000n) / BigInt(allocated)) / 100;
}
