import { expect, test } from "vitest";
import { adjustmentOf } from "./adjustment";

const pool = {
  remaining: "-5",
  booster: "20",
  held: "3",
  allowanceGranted: "100",
  boosterGranted: "20",
};

test("a top-up shows balance, available and booster as the server will book them", () => {
  expect(adjustmentOf(pool, "1,000.5", "topUp")).toMatchObject({
    amount: "1000.5",
    balance: "1015.5",
    available: "1012.5",
    after: { booster: "1020.5", boosterGranted: "1020.5", remaining: "-5" },
  });
});

test("a deduction is the same amount the other way", () => {
  expect(adjustmentOf(pool, "2", "deduct")).toMatchObject({ amount: "-2", balance: "13" });
});

test.each([
  ["21", "quota.booster_underflow"],
  ["13", "quota.available_underflow"],
])("a deduction of %s is refused as the server would: %s", (typed, code) => {
  expect(adjustmentOf(pool, typed, "deduct")).toMatchObject({ code });
});

test.each([
  ["", undefined],
  ["twelve", { code: "money.invalid", details: {} }],
  ["0.0000001", { code: "money.invalid", details: {} }],
  ["0", { code: "money.zero", details: {} }],
  ["-4", { code: "money.negative", details: {} }],
])("typing %j leads to %j", (typed, outlook) => {
  expect(adjustmentOf(pool, typed, "topUp")).toEqual(outlook);
});
