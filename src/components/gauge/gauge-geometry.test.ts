import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GaugeFigures, gaugeGeometry, microsToDecimal } from "./gauge-geometry";

const pool = (figures: Partial<GaugeFigures>): GaugeFigures => ({
  allowanceRemaining: 0,
  allowanceGranted: 0,
  booster: 0,
  boosterGranted: 0,
  held: 0,
  ...figures,
});

test("a full pool without booster fills the bar", () => {
  const gauge = gaugeGeometry(pool({ allowanceRemaining: 100, allowanceGranted: 100 }));
  expect(gauge).toMatchObject({ percent: 100, level: "ok", zero: 0, full: 1, broken: false });
  expect(gauge.allowance).toEqual({ start: 0, width: 1 });
});

test("booster stands after the allowance, held parts cover the right end", () => {
  const gauge = gaugeGeometry(
    pool({
      allowanceRemaining: 40,
      allowanceGranted: 100,
      booster: 60,
      boosterGranted: 100,
      held: 20,
    }),
  );
  expect(gauge).toMatchObject({ balance: 100, available: 80, granted: 200, percent: 40 });
  expect(gauge.allowance).toEqual({ start: 0, width: 0.2 });
  expect(gauge.booster.start).toBeCloseTo(0.2);
  expect(gauge.booster.width).toBeCloseTo(0.3);
  expect(gauge.held.start).toBeCloseTo(0.4);
  expect(gauge.held.width).toBeCloseTo(0.1);
});

describe("debt", () => {
  test("lies left of zero on the same scale", () => {
    const gauge = gaugeGeometry(pool({ allowanceRemaining: -25, allowanceGranted: 75 }));
    expect(gauge).toMatchObject({ zero: 0.25, percent: 0, level: "over", broken: false });
    expect(gauge.debt).toEqual({ start: 0, width: 0.25 });
  });

  test("larger than the bar can show is cut, and says so", () => {
    const gauge = gaugeGeometry(pool({ allowanceRemaining: -900, allowanceGranted: 100 }));
    expect(gauge).toMatchObject({ zero: 0.4, broken: true });
    expect(gauge.debt).toEqual({ start: 0, width: 0.4 });
  });

  test("stands beside a booster that came later", () => {
    const gauge = gaugeGeometry(
      pool({ allowanceRemaining: -10, allowanceGranted: 50, booster: 40, boosterGranted: 40 }),
    );
    expect(gauge).toMatchObject({ balance: 30, available: 30, zero: 0.1 });
    expect(gauge.booster.start).toBeCloseTo(0.1);
    expect(gauge.booster.width).toBeCloseTo(0.4);
  });
});

test("what is held beyond all money lies left of zero and of the debt", () => {
  const gauge = gaugeGeometry(pool({ allowanceRemaining: -10, allowanceGranted: 80, held: 10 }));
  expect(gauge.available).toBe(-20);
  expect(gauge.heldBelowZero).toEqual({ start: 0, width: 0.1 });
  expect(gauge.debt).toEqual({ start: 0.1, width: 0.1 });
});

test("more money than was granted stays at 100 % and marks where full is", () => {
  const gauge = gaugeGeometry(pool({ allowanceRemaining: 125, allowanceGranted: 100 }));
  expect(gauge).toMatchObject({ percent: 100, full: 0.8 });
  expect(gauge.allowance.width).toBe(1);
});

test("a pool that was granted nothing is at 0 % and draws nothing", () => {
  const gauge = gaugeGeometry(pool({ ticks: [20] }));
  expect(gauge).toMatchObject({ percent: 0, level: "over", zero: 0, full: 0 });
  expect(gauge.allowance.width).toBe(0);
  expect(gauge.ticks).toEqual([{ percent: 20, at: 0, passed: false }]);
});

test("an alert step is passed below it, not at it", () => {
  const at = (allowanceRemaining: number) =>
    gaugeGeometry(pool({ allowanceRemaining, allowanceGranted: 100, ticks: [20] }));
  expect(at(20)).toMatchObject({ level: "ok", ticks: [{ at: 0.2, passed: false }] });
  expect(at(19)).toMatchObject({ level: "near", ticks: [{ passed: true }] });
  expect(at(0).level).toBe("over");
});

test("the forecast hatches what will be spent, up to all that is free", () => {
  const figures = { allowanceRemaining: 60, allowanceGranted: 100, held: 10 };
  const gauge = gaugeGeometry(pool({ ...figures, forecast: 20 }));
  expect(gauge.forecast.start).toBeCloseTo(0.2);
  expect(gauge.forecast.width).toBeCloseTo(0.3);
  const empty = gaugeGeometry(pool({ ...figures, forecast: -500 }));
  expect(empty.forecast).toEqual({ start: 0, width: 0.5 });
  expect(gaugeGeometry(pool(figures)).forecast.width).toBe(0);
});

test("the percentage has two decimals", () => {
  expect(gaugeGeometry(pool({ allowanceRemaining: 1, allowanceGranted: 3 })).percent).toBe(33.33);
});

test("nothing is ever drawn outside the bar, and money meets at zero", () => {
  const amount = fc.integer({ min: 0, max: 9_000_000_000_000 });
  fc.assert(
    fc.property(fc.integer({ min: -9e12, max: 9e12 }), amount, amount, amount, amount, (...f) => {
      const [allowanceRemaining, allowanceGranted, booster, boosterGranted, held] = f;
      const gauge = gaugeGeometry(
        pool({ allowanceRemaining, allowanceGranted, booster, boosterGranted, held, ticks: [20] }),
      );
      const { debt, allowance, booster: extra, held: kept, heldBelowZero, forecast } = gauge;
      for (const span of [debt, allowance, extra, kept, heldBelowZero, forecast]) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.width).toBeGreaterThanOrEqual(0);
        expect(span.start + span.width).toBeLessThanOrEqual(1.000001);
      }
      expect(debt.start + debt.width).toBeCloseTo(gauge.zero);
      expect(allowance.start).toBeCloseTo(gauge.zero);
    }),
  );
});

test.each([
  [12_500_000, "12.50"],
  [1, "0.000001"],
  [-250_000, "-0.25"],
  [0, "0.00"],
  [1_250_000_000, "1250.00"],
])("%d micro-units are %s", (micros, decimal) => {
  expect(microsToDecimal(micros)).toBe(decimal);
});
