import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  availableOf,
  type Buckets,
  balanceOf,
  balancePercent,
  boosterAfter,
  charged,
  correctedRemaining,
  covers,
  split,
} from "./account";

const pool = (changes: Partial<Buckets> = {}): Buckets => ({
  remaining: 0,
  booster: 100,
  allowanceGranted: 0,
  boosterGranted: 100,
  held: 0,
  ...changes,
});

test("available is the balance without the active holds", () => {
  const some = pool({ remaining: -30, held: 50 });
  expect([balanceOf(some), availableOf(some)]).toEqual([70, 20]);
});

test.each([
  ["full", { remaining: 50, allowanceGranted: 50, booster: 50, boosterGranted: 50 }, 100],
  [
    "a third, rounded down",
    { remaining: 1, allowanceGranted: 3, booster: 0, boosterGranted: 0 },
    33.33,
  ],
  [
    "holds count as gone",
    { remaining: 50, allowanceGranted: 100, booster: 0, boosterGranted: 0, held: 25 },
    25,
  ],
  ["below zero is zero", { remaining: -500, allowanceGranted: 100 }, 0],
  ["nothing granted is zero", { booster: 0, boosterGranted: 0 }, 0],
  ["never above a hundred", { remaining: 900, allowanceGranted: 100 }, 100],
  [
    "the smallest part",
    { remaining: 1, allowanceGranted: 10_001, booster: 0, boosterGranted: 0 },
    0,
  ],
  [
    "large sums stay exact",
    { remaining: 9e15, allowanceGranted: 9e15, booster: 0, boosterGranted: 9e15 },
    50,
  ],
])("the percentage of %s", (_, changes, percent) => {
  expect(balancePercent(pool(changes))).toBe(percent);
});

test.each([
  [10, undefined, true],
  [0, undefined, false],
  [-1, undefined, false],
  [10, 10, true],
  [10, 11, false],
  [0, 0, true],
  [-1, 0, false],
])("with %i available a check for %s is answered %s", (remaining, amount, ok) => {
  expect(covers(pool({ remaining, booster: 0 }), amount)).toBe(ok);
});

test.each([
  ["the allowance first", 80, 50, 30, 30, 0],
  ["then the booster", 80, 50, 100, 80, 20],
  ["the booster to its end", 80, 50, 130, 80, 50],
  ["then the allowance into debt", 80, 50, 200, 150, 50],
  ["debt grows while the booster is empty", -10, 0, 5, 5, 0],
  ["in debt the booster pays", -10, 50, 20, 0, 20],
  ["zero takes nothing", 80, 50, 0, 0, 0],
])("a charge takes %s", (_, remaining, booster, cost, fromAllowance, fromBooster) => {
  expect(split({ remaining, booster }, cost)).toEqual({ fromAllowance, fromBooster });
});

describe("boosters", () => {
  test("a deduction takes only what is in the booster", () => {
    const rich = pool({ remaining: 500 });
    expect(() => boosterAfter(rich, -101)).toThrow("quota.booster_underflow");
    expect(boosterAfter(rich, -100)).toEqual({ booster: 0, boosterGranted: 0 });
  });

  test("a deduction leaves active holds covered", () => {
    expect(boosterAfter(pool({ held: 60 }), -40).booster).toBe(60);
    expect(() => boosterAfter(pool({ held: 60 }), -41)).toThrow("quota.available_underflow");
  });

  test("a pool in debt can still be topped up", () => {
    expect(boosterAfter(pool({ remaining: -500 }), 1).booster).toBe(101);
  });

  test("an amount beyond the safe integers is refused", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(() => boosterAfter(pool(), most)).toThrow("quota.amount_too_large");
  });
});

test("a correction takes away only what is available", () => {
  const some = pool({ remaining: 50, booster: 0, held: 20 });
  expect(correctedRemaining(some, -30)).toBe(20);
  expect(() => correctedRemaining(some, -31)).toThrow("quota.available_underflow");
  expect(correctedRemaining(pool({ remaining: -500, booster: 0 }), 1)).toBe(-499);
});

const coins = (min: number) => fc.integer({ min, max: 10_000 });
const pools = fc
  .record({
    remaining: coins(-10_000),
    booster: coins(0),
    allowanceGranted: coins(0),
    held: coins(0),
  })
  .map((some) => ({ ...some, boosterGranted: some.booster }));

describe("always", () => {
  test("a charge takes exactly its cost, never below an empty booster", () => {
    fc.assert(
      fc.property(pools, coins(0), (before, cost) => {
        const after = charged(before, cost);
        const { fromAllowance, fromBooster } = split(before, cost);
        expect(fromAllowance + fromBooster).toBe(cost);
        expect(Math.min(fromAllowance, fromBooster)).toBeGreaterThanOrEqual(0);
        expect(balanceOf(before) - balanceOf(after)).toBe(cost);
        expect(after.booster).toBeGreaterThanOrEqual(0);
        expect(after.booster === 0).toBe(after.boosterGranted === 0);
      }),
    );
  });

  test("two charges take what one of their sum takes", () => {
    fc.assert(
      fc.property(pools, coins(0), coins(0), (before, a, b) => {
        expect(charged(charged(before, a), b)).toEqual(charged(before, a + b));
      }),
    );
  });

  test("a top-up and a deduction of the same amount cancel out", () => {
    fc.assert(
      fc.property(pools, coins(1), (before, amount) => {
        fc.pre(availableOf(before) >= 0);
        const topped = { ...before, ...boosterAfter(before, amount) };
        expect({ ...topped, ...boosterAfter(topped, -amount) }).toEqual(before);
      }),
    );
  });
});
