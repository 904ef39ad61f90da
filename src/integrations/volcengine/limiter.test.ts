import { setMaxListeners } from "node:events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { closeLane, takeTurn, waitMs } from "./limiter";

test("a call waits until the one that is a limit before it is a window old", () => {
  const wait = (left: number[], now: number, closedUntil = 0) =>
    waitMs({ left, closedUntil }, 3, now);
  expect(wait([], 5_000)).toBe(0);
  expect(wait([5_000, 5_000], 5_000)).toBe(0);
  expect(wait([5_000, 5_000, 5_000], 5_000)).toBe(1_100);
  expect(wait([4_500, 5_000, 5_000], 5_000)).toBe(600);
  expect(wait([3_900, 5_000, 5_000], 5_000)).toBe(0);
  expect(wait([1, 4_500, 5_000, 5_000], 5_000)).toBe(600);
  expect(wait([], 5_000, 5_250)).toBe(250);
  expect(wait([4_500, 5_000, 5_000], 5_000, 5_250)).toBe(600);
});

test("whenever calls come, no second holds more than the limit", () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 10 }), (times, perSecond) => {
      const left: number[] = [];
      for (const at of times.sort((a, b) => a - b)) {
        const now = Math.max(at, left.at(-1) ?? 0);
        left.push(now + waitMs({ left, closedUntil: 0 }, perSecond, now));
      }
      left.forEach((at, i) => {
        const limitBefore = left[i - perSecond];
        if (limitBefore !== undefined) expect(at - limitBefore).toBeGreaterThan(1_000);
      });
    }),
  );
});

test("turns are taken in the order of asking, and lanes do not wait for each other", async () => {
  const order: string[] = [];
  const ask = async (lane: string, name: string) => {
    await takeTurn(lane, 2, undefined);
    order.push(name);
  };
  await Promise.all([
    ask("order.a", "a1"),
    ask("order.a", "a2"),
    ask("order.a", "a3"),
    ask("order.a", "a4"),
    ask("order.b", "b1"),
  ]);
  expect(order.filter((name) => name !== "b1")).toEqual(["a1", "a2", "a3", "a4"]);
  expect(order.indexOf("b1")).toBeLessThan(order.indexOf("a3"));
});

test("nobody overtakes who has to wait longer", async () => {
  const order: string[] = [];
  await takeTurn("slow", 1, undefined);
  const slow = takeTurn("slow", 1, undefined).then(() => order.push("slow"));
  const fast = takeTurn("slow", 100, undefined).then(() => order.push("fast"));
  await Promise.all([slow, fast]);
  expect(order).toEqual(["slow", "fast"]);
});

test("who gives up leaves at once, takes no turn, and holds nobody up", async () => {
  const lane = "aborted";
  await takeTurn(lane, 1, undefined);
  const started = performance.now();
  const abort = new AbortController();
  const ahead = takeTurn(lane, 1, undefined);
  const given = takeTurn(lane, 1, abort.signal);
  const behind = takeTurn(lane, 1, undefined);
  abort.abort(new Error("no patience"));
  await expect(given).rejects.toThrow("no patience");
  expect(performance.now() - started).toBeLessThan(900);
  expect(await Promise.all([ahead, behind])).toEqual([true, true]);
  expect(performance.now() - started).toBeLessThan(3_000);
  await expect(takeTurn(lane, 1, AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
});

test("a closed lane lets nobody leave for a while", async () => {
  const started = performance.now();
  closeLane("closed", 300);
  closeLane("closed", 100);
  await takeTurn("closed", 10, undefined);
  expect(performance.now() - started).toBeGreaterThanOrEqual(299);
});

test("who comes when too many wait is turned away, until some have left", async () => {
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  closeLane("crowded", 60_000);
  const waiting = Array.from({ length: 500 }, () => takeTurn("crowded", 10, abort.signal));
  expect(await takeTurn("crowded", 10, undefined)).toBe(false);
  abort.abort();
  const ended = await Promise.allSettled(waiting);
  expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(["rejected"]));
  const patience = AbortSignal.timeout(10);
  await expect(takeTurn("crowded", 10, patience)).rejects.toThrow();
});
