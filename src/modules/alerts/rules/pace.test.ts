import fc from "fast-check";
import { expect, test } from "vitest";
import { awayFromHours, maySend, nextAttemptAt, paidAfter, payableUntil } from "./pace";

const now = new Date("2026-05-01T00:10:00Z");
const after = (attempts: number, random = 0, retryAfterMs: number | null = null) => {
  const at = nextAttemptAt(attempts, { now, random, retryAfterMs });
  return at && (at.getTime() - now.getTime()) / 1_000;
};

test("ten attempts over 75.6 hours, then no more", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => after(attempts));
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  const hours = waits.reduce<number>((sum, wait) => sum + wait!, 0) / 3_600;
  expect(hours.toFixed(1)).toBe("75.6");
  expect([after(10), after(11)]).toEqual([undefined, undefined]);
});

test("a wait is spread over a fifth of itself, and never shorter", () => {
  expect([after(2, 0.5), after(2, 0.999_999)!]).toEqual([330, expect.closeTo(360, 2)]);
});

test("a receiver that asks for more time gets it, up to a day", () => {
  expect(after(1, 0, 60_000)).toBe(60);
  expect(after(2, 0, 60_000)).toBe(300);
  expect(after(1, 0, 7 * 86_400_000)).toBe(86_400);
  expect(after(10, 0, 60_000)).toBeUndefined();
});

test.each([
  ["11:59:54.999", "11:59:54.999"],
  ["11:59:55.000", "12:00:25.000"],
  ["12:00:00.000", "12:00:25.000"],
  ["12:00:19.999", "12:00:25.000"],
  ["12:00:20.000", "12:00:20.000"],
  ["12:29:56.000", "12:30:25.000"],
  ["12:30:10.000", "12:30:25.000"],
  ["12:15:00.000", "12:15:00.000"],
  ["23:59:58.000", "00:00:25.000"],
])("a card due at %s goes at %s", (due, goes) => {
  const at = awayFromHours(new Date(`2026-05-01T${due}Z`), 0.5);
  expect(at.toISOString().slice(11, 23)).toBe(goes);
});

test("no moment that a card is moved to has to be moved again", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 86_400_000 }),
      fc.double({ min: 0, max: 0.999 }),
      (ms, r) => {
        const at = awayFromHours(new Date(now.getTime() + ms), r);
        expect(awayFromHours(at, r)).toEqual(at);
      },
    ),
  );
});

/** Sends as soon as it is allowed, whenever something arrives; returns the moments of sending. */
function sentOf(gaps: readonly number[]): number[] {
  let paid: Date | null = null;
  let at = now.getTime();
  return gaps.map((gap) => {
    at += gap;
    while (!maySend(paid, new Date(at))) at += 1;
    paid = paidAfter(paid, new Date(at));
    return at;
  });
}

const mostWithin = (moments: readonly number[], ms: number) =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + ms).length));

test("a bot never gets more than 5 cards in a second or 100 in a minute, wherever these begin", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 })), {
        minLength: 1,
        maxLength: 220,
      }),
      (gaps) => {
        const moments = sentOf(gaps);
        expect(mostWithin(moments, 1_000)).toBeLessThanOrEqual(5);
        expect(mostWithin(moments, 60_000)).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 60 },
  );
});

test("a burst of four goes at once, and a full minute carries close to a hundred", () => {
  const moments = sentOf(Array.from({ length: 300 }, () => 0));
  expect(moments.filter((at) => at === now.getTime())).toHaveLength(4);
  expect([mostWithin(moments, 1_000), mostWithin(moments, 60_000)]).toEqual([5, 99]);
});

test("what the query compares with is what the rule says", () => {
  const edge = payableUntil(now);
  expect(maySend(edge, now)).toBe(true);
  expect(maySend(new Date(edge.getTime() + 1), now)).toBe(false);
});
