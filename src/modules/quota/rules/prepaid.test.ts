import { expect, test } from "vitest";
import { largestAmount } from "@/core/money";
import {
  afterAllocation,
  afterSpend,
  leftOf,
  type Prepaid,
  passedSteps,
  spentPercent,
  type Turn,
  unallocated,
} from "./prepaid";

const steps = [50, 80, 90];

/** Allocations and spends in their order; `spend` is the figure of the bills, not an increment. */
function play(...acts: ({ allocate: number } | { spend: number })[]) {
  let prepaid: Prepaid = unallocated;
  const turns: Turn[][] = [];
  for (const act of acts) {
    const next =
      "spend" in act
        ? afterSpend(prepaid, act.spend, steps)
        : afterAllocation(prepaid, act.allocate, steps);
    prepaid = next.prepaid;
    turns.push(next.turns);
  }
  return { prepaid, turns };
}

const step = (percent: number) => ({ kind: "step", step: percent });

test("each step turns when it is reached to the micro-unit, and once", () => {
  const { turns } = play(
    { allocate: 1_000 },
    { spend: 499 },
    { spend: 500 },
    { spend: 799 },
    { spend: 799 },
    { spend: 800 },
    { spend: 899 },
    { spend: 900 },
    { spend: 999 },
  );
  expect(turns).toEqual([[], [], [step(50)], [], [], [step(80)], [], [step(90)], []]);
});

test("an allocation that does not divide evenly is compared without rounding", () => {
  expect(passedSteps({ allocated: 3, spent: 1 }, [33, 34])).toEqual([33]);
  expect(passedSteps({ allocated: largestAmount, spent: largestAmount - 1 }, [99, 100])).toEqual([
    99,
  ]);
});

test("one bill may pass several steps and use the quota up", () => {
  const { turns, prepaid } = play({ allocate: 100 }, { spend: 250 });
  expect(turns[1]).toEqual([step(50), step(80), step(90), { kind: "exhausted" }]);
  expect([prepaid.exhausted, leftOf(prepaid), spentPercent(prepaid)]).toEqual([true, -150, 250]);
});

test("an epoch opens only above the previous maximum; what is passed then is not told", () => {
  const { turns, prepaid } = play(
    { allocate: 100 },
    { spend: 95 },
    { allocate: 10 },
    { spend: 98 },
    { spend: 99 },
  );
  expect(turns.slice(1)).toEqual([[step(50), step(80), step(90)], [], [], [step(90)]]);
  expect(prepaid).toMatchObject({ epoch: 2, maxAllocated: 110, markedSteps: [50, 80, 90] });
});

test("deduct, then add: no epoch opens and nothing is told again", () => {
  const { turns, prepaid } = play(
    { allocate: 100 },
    { spend: 60 },
    { allocate: -30 },
    { allocate: 30 },
    { spend: 85 },
  );
  expect(turns).toEqual([[], [step(50)], [step(80)], [], []]);
  expect(prepaid).toMatchObject({ epoch: 1, allocated: 100, maxAllocated: 100 });
});

test("a deduction goes down to what is spent, and then the quota is used up", () => {
  const spent = play({ allocate: 100 }, { spend: 60 }).prepaid;
  expect(() => afterAllocation(spent, -41, steps)).toThrow("quota.prepaid_underflow");
  const { prepaid, turns } = afterAllocation(spent, -40, steps);
  expect(turns.at(-1)).toEqual({ kind: "exhausted" });
  expect(afterAllocation(prepaid, 1, steps).turns).toEqual([{ kind: "covered" }]);
});

test("a refund larger than all spending does not let allocated fall below zero", () => {
  const refunded = play({ allocate: 100 }, { spend: -50 }).prepaid;
  expect(() => afterAllocation(refunded, -101, steps)).toThrow("quota.prepaid_underflow");
  expect(afterAllocation(refunded, -100, steps).prepaid).toMatchObject({ exhausted: false });
  expect(spentPercent(refunded)).toBe(0);
});

test("more than is spent must be allocated to cover it again; a refund covers it, too", () => {
  const overspent = play({ allocate: 100 }, { spend: 130 }).prepaid;
  expect(afterAllocation(overspent, 30, steps).turns).toEqual([]);
  expect(afterAllocation(overspent, 31, steps).turns).toEqual([{ kind: "covered" }]);
  expect(afterSpend(overspent, 99, steps).turns).toEqual([{ kind: "covered" }]);
});

test("without an allocation nothing is told and nothing is exhausted", () => {
  expect(afterSpend(unallocated, 1_000_000, steps)).toEqual({
    prepaid: { ...unallocated, spent: 1_000_000 },
    turns: [],
  });
});

test("a quota that was taken away whole is exhausted, without steps of nothing", () => {
  const { turns, prepaid } = play({ allocate: 100 }, { allocate: -100 });
  expect(turns[1]).toEqual([{ kind: "exhausted" }]);
  expect(spentPercent(prepaid)).toBeNull();
});

test("a step that is added within an epoch is told once when it is passed", () => {
  const { prepaid } = play({ allocate: 100 }, { spend: 60 });
  const later = afterSpend(prepaid, 61, [50, 60, 70]);
  expect(later.turns).toEqual([step(60)]);
  expect(afterSpend(later.prepaid, 62, [50, 60, 70]).turns).toEqual([]);
});

test("an amount beyond what can be counted is refused", () => {
  expect(() => afterAllocation(unallocated, largestAmount + 1, steps)).toThrow(
    "quota.amount_too_large",
  );
});
