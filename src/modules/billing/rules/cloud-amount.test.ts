import fc from "fast-check";
import { expect, test } from "vitest";
import { roundHalfEven } from "./cloud-amount";

test.each([
  ["0", 0],
  ["0.00", 0],
  ["12.5", 12_500_000],
  ["0.000001", 1],
  ["-0.000001", -1],
  ["+3", 3_000_000],
  // Ties go to the even neighbour.
  ["0.0000005", 0],
  ["0.0000015", 2],
  ["0.0000025", 2],
  ["-0.0000005", 0],
  ["-0.0000015", -2],
  ["-0.0000025", -2],
  ["1.0000005", 1_000_000],
  ["1.0000015", 1_000_002],
  ["0.9999995", 1_000_000],
  // A trace beyond the tie decides.
  ["0.00000050000000000001", 1],
  ["0.00000249999999999999", 2],
  ["-0.00000050000000000001", -1],
  // Eight places and more are usual in bills.
  ["0.12345678", 123_457],
  ["-17.98765432", -17_987_654],
  ["0.00000001", 0],
  // As a number may stand in JSON.
  ["1e-6", 1],
  ["5E-7", 0],
  ["1.5e-6", 2],
  ["1.2e3", 1_200_000_000],
  [".5", 500_000],
  ["5.", 5_000_000],
  ["9007199254.740991", Number.MAX_SAFE_INTEGER],
  ["-9007199254.740991", -Number.MAX_SAFE_INTEGER],
])("%s is %d micro-units", (text, micros) => {
  const rounded = roundHalfEven(text);
  expect(rounded).toBe(micros);
  expect(Object.is(rounded, -0)).toBe(false);
});

test.each([
  "",
  "-",
  ".",
  "1,000",
  " 1",
  "1 ",
  "NaN",
  "Infinity",
  "0x1",
  "1e",
  "1e99",
  "--1",
  "1.2.3",
])("%j is no amount", (text) => {
  expect(roundHalfEven(text)).toBeUndefined();
});

test.each(["9007199254.740992", "1e20", `1${"0".repeat(60)}`])("%s is too much", (text) => {
  expect(roundHalfEven(text)).toBeUndefined();
});

test("the rounded amount is the nearest, and of two the even one", () => {
  const digits = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.integer({ min: 0, max: 12 }));
  fc.assert(
    fc.property(digits, fc.boolean(), ([value, places], negative) => {
      const text = String(value).padStart(places + 1, "0");
      const cut = text.length - places;
      const amount = `${negative ? "-" : ""}${text.slice(0, cut)}${places ? "." : ""}${text.slice(cut)}`;
      const micros = roundHalfEven(amount);
      fc.pre(micros !== undefined);
      // Twelve places as integers: how far is the result from the exact amount?
      const exact = value * 10n ** BigInt(12 - places);
      const off = BigInt(Math.abs(micros!)) * 1_000_000n - exact;
      const distance = off < 0n ? -off : off;
      expect(distance <= 500_000n).toBe(true);
      if (distance === 500_000n) expect(Math.abs(micros!) % 2).toBe(0);
    }),
    { numRuns: 2_000 },
  );
});
