import { expect, test } from "vitest";
import { draftOf, emptyPlan, readPlan } from "./plan-draft";

test("a draft of a plan reads back as the same plan", () => {
  for (const plan of [
    { refresh: { unit: "week" as const, every: 2 }, allowance: "300.5" },
    { refresh: { unit: "month" as const, every: -1 }, allowance: "0" },
  ]) {
    expect(readPlan(draftOf(plan))).toEqual({ ...plan, problems: {} });
  }
});

test.each([
  ["0", "quota.refresh_zero"],
  ["1001", "quota.refresh_out_of_range"],
  ["", "quota.refresh_out_of_range"],
  ["1.5", "quota.refresh_out_of_range"],
  ["-1", "quota.refresh_out_of_range"],
])("every %j is refused: %s", (every, code) => {
  expect(readPlan({ ...emptyPlan, every }).problems.every).toBe(code);
});

test.each([
  ["", "money.invalid"],
  ["-1", "money.negative"],
  ["1.2345678", "money.invalid"],
])("an allowance of %j is refused: %s", (allowance, code) => {
  expect(readPlan({ ...emptyPlan, allowance }).problems.allowance).toBe(code);
});
