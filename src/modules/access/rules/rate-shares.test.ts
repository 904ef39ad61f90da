import fc from "fast-check";
import { expect, test } from "vitest";
import { leaseMs, leaseSize, type Renewal, renewed, type Share } from "./rate-shares";

const ask = (more: Partial<Renewal> = {}): Renewal => ({
  instance: "a",
  spent: 0,
  held: 0,
  wanted: 10,
  ...more,
});

test("a new key has one second's rate, of which each instance takes its lease", () => {
  const one = renewed(undefined, ask(), 100, 0);
  expect(one).toEqual({
    share: { tokens: 90, at: 0, leases: { a: { tokens: 10, until: leaseMs } } },
    held: 10,
    waitMs: 0,
  });
  const two = renewed(one.share, ask({ instance: "b", wanted: 95 }), 100, 0);
  expect([two.held, two.share.tokens]).toEqual([90, 0]);
  const none = renewed(two.share, ask({ instance: "c" }), 100, 0);
  expect([none.held, none.waitMs]).toEqual([0, 10]);
  expect(none.share.leases).not.toHaveProperty("c");
});

test("what is spent makes room, what is left goes on or back", () => {
  const { share } = renewed(undefined, ask(), 100, 0);
  const more = renewed(share, ask({ spent: 6, held: 4 }), 100, 0);
  expect([more.held, more.share.tokens]).toEqual([10, 84]);
  const back = renewed(more.share, ask({ spent: 1, held: 0, wanted: 0 }), 100, 0);
  expect(back.share).toEqual({ tokens: 93, at: 0, leases: {} });
});

test("a lease that has ended is spent: nobody gets it twice, and claims on it count for nothing", () => {
  const { share } = renewed(undefined, ask({ wanted: 100 }), 100, 0);
  const late = renewed(share, ask({ spent: 3, held: 97, wanted: 10 }), 100, leaseMs);
  expect([late.held, late.share.tokens]).toEqual([10, 0]);
});

test("idle leases keep from the others no more than what is beyond one of them", () => {
  const hoarding = renewed(undefined, ask({ wanted: 1 }), 1, 0).share;
  const other = renewed(hoarding, ask({ instance: "b", wanted: 1 }), 1, 1_000);
  expect(other.held).toBe(1);
});

test("a clock that goes back adds nothing", () => {
  const { share } = renewed(undefined, ask({ wanted: 100 }), 100, 5_000);
  expect(renewed(share, ask({ instance: "b" }), 100, 4_000)).toMatchObject({
    held: 0,
    share: { tokens: 0, at: 5_000 },
  });
});

const step = fc.record({
  instance: fc.constantFrom("a", "b", "c", "d"),
  afterMs: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 3_000 })),
  spend: fc.double({ min: 0, max: 1, noNaN: true }),
  wanted: fc.integer({ min: 0, max: 150 }),
  forgets: fc.boolean(),
});

/** What four instances spent at which moment, of leases as they got them. */
function spentIn(
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
  rate: number,
) {
  let share: Share | undefined;
  let now = 0;
  const local = new Map<string, { held: number; spent: number; until: number }>();
  const passes: { at: number; count: number }[] = [];
  for (const { instance, afterMs, spend, wanted, forgets } of steps) {
    now += afterMs;
    const own = local.get(instance) ?? { held: 0, spent: 0, until: 0 };
    if (now >= own.until) own.held = 0;
    const spending = Math.floor(own.held * spend);
    if (spending > 0) passes.push({ at: now, count: spending });
    const held = forgets ? 0 : own.held - spending;
    const renewal = { instance, spent: own.spent + spending, held, wanted };
    const next = renewed(share, renewal, rate, now);
    share = next.share;
    local.set(instance, { held: next.held, spent: 0, until: now + leaseMs });
    const inLeases = Object.values(share.leases).reduce((sum, { tokens }) => sum + tokens, 0);
    expect(share.tokens).toBeGreaterThanOrEqual(0);
    expect(share.tokens + inLeases).toBeLessThanOrEqual(rate + leaseSize(rate) + 1e-6);
  }
  return passes;
}

test("in any time instances together spend no more than a bucket of the rate and one lease", () => {
  const rates = fc.constantFrom(1, 3, 10, 100);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), rates, (steps, rate) => {
      const passes = spentIn(steps, rate);
      for (const [i, first] of passes.entries()) {
        let total = 0;
        for (const { at, count } of passes.slice(i)) {
          total += count;
          const most = rate + leaseSize(rate) + ((at - first.at) * rate) / 1000;
          expect(total).toBeLessThanOrEqual(most + 1e-6);
        }
      }
    }),
    { numRuns: 300 },
  );
});
