import { expect, test } from "vitest";
import { consoleRules } from "./console-rules";

test.each([
  ["Peonies-7-snow", true, true, true],
  ["1234qwerASDF", true, true, true],
  ["Ab1", false, true, true],
  ["abcdefgh1", true, false, true],
  ["Peonies 7 snow", true, true, false],
  [`Aa1${"x".repeat(30)}`, false, true, true],
  ["", false, false, false],
])("%s", (password, length, classes, plain) => {
  expect(consoleRules.map(({ holds }) => holds(password))).toEqual([length, classes, plain]);
});
