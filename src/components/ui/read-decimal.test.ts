import { expect, test } from "vitest";
import { readDecimal } from "./read-decimal";

test.each([
  ["1,250.00", "1250.00"],
  [" 1 250 ", "1250"],
  ["¥99.5", "99.5"],
  ["１２。５", "12.5"],
  ["－３", "-3"],
  ["+7", "7"],
  ["007", "7"],
  [".5", "0.5"],
  ["5.", "5"],
  ["0", "0"],
  ["-0.25", "-0.25"],
])("%s is read as %s", (typed, read) => {
  expect(readDecimal(typed)).toBe(read);
});

test.each(["", "abc", "1.2.3", "1e5", "-", "12 块"])("%j stays as it was typed", (typed) => {
  expect(readDecimal(typed)).toBe(typed);
});
