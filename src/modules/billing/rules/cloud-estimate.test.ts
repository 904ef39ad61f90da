import { expect, test } from "vitest";
import { estimateOf, type UsageDay } from "./cloud-estimate";
import { forecastOf } from "./cloud-forecast";

const yuan = 1_000_000;
const used = (more: Partial<UsageDay> = {}): UsageDay => ({
  project: "lab",
  endpoint: "ep-1",
  day: "2026-05-03",
  inputTokens: 2_000_000,
  outputTokens: 500_000,
  ...more,
});
const price = { endpoint: "ep-1", input: 0.8 * yuan, output: 2 * yuan };

test("tokens × price come on top of the bill, day by day, endpoint by endpoint", () => {
  const usage = [used(), used({ day: "2026-05-04", inputTokens: 0 }), used({ project: "other" })];
  expect(estimateOf(10 * yuan, usage, [price])).toEqual({
    billed: 10 * yuan,
    unbilled: 1.6 * yuan + 2 * yuan + 2.6 * yuan,
    parts: [
      {
        project: "lab",
        endpoint: "ep-1",
        inputTokens: 2_000_000,
        outputTokens: 1_000_000,
        amount: 3.6 * yuan,
      },
      {
        project: "other",
        endpoint: "ep-1",
        inputTokens: 2_000_000,
        outputTokens: 500_000,
        amount: 2.6 * yuan,
      },
    ],
    complete: true,
  });
});

test("an endpoint's own price goes before everybody's", () => {
  const any = { endpoint: "*", input: yuan, output: yuan };
  const { parts } = estimateOf(0, [used(), used({ endpoint: "ep-2" })], [any, price]);
  expect(parts.map(({ amount }) => amount)).toEqual([2.6 * yuan, 2.5 * yuan]);
});

test("without a price the part says so, and the estimate is not complete", () => {
  const estimate = estimateOf(yuan, [used(), used({ endpoint: "ep-2" })], [price]);
  expect(estimate).toMatchObject({ unbilled: 2.6 * yuan, complete: false });
  expect(estimate.parts[1]).toMatchObject({ endpoint: "ep-2", amount: null });
  const idle = used({ endpoint: "ep-2", inputTokens: 0, outputTokens: 0 });
  expect(estimateOf(yuan, [idle], [])).toMatchObject({ unbilled: 0, complete: true });
});

test("a part is rounded half up once, from exact products", () => {
  const cheap = { endpoint: "ep-1", input: 1, output: 1 };
  const amountOf = (inputTokens: number, outputTokens: number) =>
    estimateOf(0, [used({ inputTokens, outputTokens })], [cheap]).unbilled;
  expect(amountOf(250_000, 250_000)).toBe(1);
  expect(amountOf(250_000, 249_999)).toBe(0);
  const dear = { endpoint: "ep-1", input: 999_999_999, output: 0 };
  const exact = estimateOf(0, [used({ inputTokens: 9_007_199, outputTokens: 0 })], [dear]);
  expect(exact.unbilled).toBe(9_007_198_991);
});

const flat = Array.from({ length: 14 }, () => 10 * yuan);

test("steady burn foretells one day, without a band", () => {
  expect(forecastOf(100 * yuan, flat)).toEqual({
    burnPerDay: 10 * yuan,
    days: 10,
    soonest: 10,
    latest: 10,
  });
});

test("unsteady burn widens the band around the same mean", () => {
  const unsteady = flat.map((amount, at) => (at % 2 === 0 ? 0 : 2 * amount));
  const { days, soonest, latest } = forecastOf(100 * yuan, unsteady)!;
  expect(days).toBe(10);
  expect(soonest!).toBeLessThan(10);
  expect(latest!).toBeGreaterThan(10);
});

test("only the last fourteen days count, and fewer than three foretell nothing", () => {
  expect(forecastOf(100 * yuan, [9_999 * yuan, ...flat])?.days).toBe(10);
  expect(forecastOf(100 * yuan, flat.slice(0, 2))).toBeUndefined();
  expect(forecastOf(100 * yuan, flat.slice(0, 3))?.days).toBe(10);
});

test("without burn, or with refunds alone, no end is in sight; without anything left it is now", () => {
  const endless = { days: null, soonest: null, latest: null };
  expect(forecastOf(100, [0, 0, 0])).toMatchObject(endless);
  expect(forecastOf(100, [-5, -5, -5])).toMatchObject(endless);
  expect(forecastOf(-1, flat)).toMatchObject({ days: 0, soonest: 0, latest: 0 });
  expect(forecastOf(1_000_000 * yuan, [1, 1, 1])).toMatchObject(endless);
});
