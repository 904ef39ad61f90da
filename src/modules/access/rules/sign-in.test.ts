import { expect, test } from "vitest";
import {
  delayAfter,
  delayFromAnywhere,
  oneMore,
  readSignInError,
  secondsToWait,
  signInErrorText,
} from "./sign-in";

const now = new Date("2026-03-01T08:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 4],
  [14, 512],
  [15, 900],
  [1_000_000, 900],
])("%i failures from one address cost %i seconds", (failures, seconds) => {
  expect(delayAfter(failures)).toBe(seconds);
});

test.each([
  [99, 0],
  [100, 1],
  [105, 32],
  [106, 60],
  [1_000_000, 60],
])("%i failures from everywhere cost %i seconds", (failures, seconds) => {
  expect(delayFromAnywhere(failures)).toBe(seconds);
});

test("the delay runs from the last failure and ends", () => {
  const failed = oneMore({ failures: 6, lastAt: now, blockedUntil: now }, delayAfter, now);
  expect(failed.failures).toBe(7);
  expect([0, 1, 3.2, 4, 5].map((s) => secondsToWait(failed, later(s)))).toEqual([4, 3, 1, 0, 0]);
  expect(secondsToWait(undefined, now)).toBe(0);
});

test("failures are forgotten after a day without one, so no account stays shut", () => {
  const before = { failures: 5000, lastAt: now, blockedUntil: later(900) };
  expect(oneMore(before, delayAfter, later(24 * 3600)).failures).toBe(5001);
  expect(oneMore(before, delayAfter, later(24 * 3600 + 1)).failures).toBe(1);
});

test("a refusal survives its way through one text", () => {
  for (const refusal of [
    { code: "access.bad_credentials", seconds: 0 },
    { code: "access.sign_in_delayed", seconds: 32 },
  ]) {
    expect(readSignInError(signInErrorText(refusal))).toEqual(refusal);
  }
  expect(readSignInError("CredentialsSignin")).toEqual({ code: "CredentialsSignin", seconds: 0 });
});
