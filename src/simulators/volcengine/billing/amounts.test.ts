import fc from "fast-check";
import { expect, test } from "vitest";
import { countOf, fromUnits, isZero, times, toUnits } from "./amounts";

test.each([
  ["0", "0.00"],
  ["-0.10", "-0.10"],
  ["12.345678901", "12.345678901"],
  ["1234567890123.000000000001", "1234567890123.000000000001"],
  ["5", "5.00"],
])("%s is written as %s", (text, written) => {
  expect(fromUnits(toUnits(text))).toBe(written);
});

test.each(["", "1.", ".5", "1e3", "+1", "1.0000000000001"])("%s is no amount", (text) => {
  expect(() => toUnits(text)).toThrow("is not an amount");
});

test("reading is the inverse of writing", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (units) => {
      expect(toUnits(fromUnits(units))).toBe(units);
    }),
  );
});

test("products are exact up to twelve places, and quantities have three", () => {
  expect(fromUnits(times(toUnits("30548.378"), toUnits("0.0008")))).toBe("24.4387024");
  expect(fromUnits(times(toUnits("-0.5"), toUnits("0.000000000001")))).toBe("-0.000000000001");
  expect(fromUnits(countOf(toUnits("1"), toUnits("0.0008")))).toBe("1250.00");
  expect(fromUnits(countOf(toUnits("1"), toUnits("3")))).toBe("0.333");
  expect(["0", "0.00", "-0.000", "0.0001"].map(isZero)).toEqual([true, true, true, false]);
});
