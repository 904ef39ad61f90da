import { expect, test } from "vitest";
import { checkCodes } from "@/modules/billing/schema/check";
import { checkSteps } from "./check-steps";

const statesOf = (code: (typeof checkCodes)[number]) =>
  checkSteps(code)
    .map(({ state }) => state)
    .join(" ");

test("nothing refuses a request that may go on", () => {
  expect(new Set(checkSteps("OK").map(({ state }) => state))).toEqual(new Set(["passed"]));
});

test("a refusal ends the questions", () => {
  expect(statesOf("USER_FROZEN")).toBe(`refused${" unasked".repeat(7)}`);
  expect(statesOf("TOKEN_NOT_ENOUGH")).toBe(`${"passed ".repeat(7)}refused`);
});

test("every code but OK is some step's refusal, in the order of check-balance", () => {
  const ends = checkCodes
    .filter((code) => code !== "OK")
    .map((code) => checkSteps(code).findIndex(({ state }) => state === "refused"));
  expect(ends).not.toContain(-1);
  expect(ends).toEqual([...ends].sort((one, other) => one - other));
});
