import { expect, test } from "vitest";
import {
  delayAfter,
  fromAnywhere,
  fromOneAddress,
  oneMore,
  onOneAccount,
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
  expect(delayAfter(onOneAccount, failures)).toBe(seconds);
});

test.each([
  [99, 0],
  [100, 1],
  [105, 32],
  [106, 60],
  [1_000_000, 60],
])("%i failures from everywhere cost %i seconds", (failures, seconds) => {
  expect(delayAfter(fromAnywhere, failures)).toBe(seconds);
});

test("the delay runs from the last failure and ends", () => {
  const failed = oneMore({ failures: 6, lastAt: now, blockedUntil: now }, onOneAccount, now);
  expect(failed.failures).toBe(7);
  expect([0, 1, 3.2, 4, 5].map((s) => secondsToWait(failed, later(s)))).toEqual([4, 3, 1, 0, 0]);
  expect(secondsToWait(undefined, now)).toBe(0);
});

test("a failure that costs nothing holds up nobody on an instance whose clock is behind", () => {
  expect(secondsToWait(oneMore(undefined, fromOneAddress, later(3)), now)).toBe(0);
});

test("failures are forgotten after a day without one, so no account stays shut", () => {
  const before = { failures: 5000, lastAt: now, blockedUntil: later(900) };
  expect(oneMore(before, onOneAccount, later(24 * 3600)).failures).toBe(5001);
  expect(oneMore(before, onOneAccount, later(24 * 3600 + 1)).failures).toBe(1);
});

test.each([
  [49, 0],
  [50, 1],
  [56, 64],
  [57, 120],
  [1_000_000, 120],
])("%i failures of one address on many accounts cost %i seconds", (failures, seconds) => {
  expect(delayAfter(fromOneAddress, failures)).toBe(seconds);
});

test("an address that goes on guessing gets thirty guesses an hour", () => {
  let failures: ReturnType<typeof oneMore> | undefined;
  const guesses: number[] = [];
  for (let second = 0; second < 10 * 3600; second += 1) {
    if (secondsToWait(failures, later(second)) > 0) continue;
    failures = oneMore(failures, fromOneAddress, later(second));
    guesses.push(second);
  }
  const in2nd = guesses.filter((second) => second >= 3600 && second < 7200).length;
  const inLast = guesses.filter((second) => second >= 9 * 3600).length;
  expect([in2nd, inLast]).toEqual([30, 30]);
  expect(guesses.filter((second) => second < 3600).length).toBeLessThan(90);
});

test("an address of many people who mistype at times is never held up", () => {
  let failures: ReturnType<typeof oneMore> | undefined;
  for (let minute = 0; minute < 3 * 24 * 60; minute += 2) {
    failures = oneMore(failures, fromOneAddress, later(minute * 60));
    expect(secondsToWait(failures, later(minute * 60))).toBe(0);
  }
  expect(failures?.failures).toBe(1);
});

test("forgiveness counts from the failure, however often others follow", () => {
  const fifty = { failures: 50, lastAt: now, blockedUntil: now };
  const next = oneMore(fifty, fromOneAddress, later(119));
  expect(next).toMatchObject({ failures: 51, lastAt: now });
  expect(oneMore(next, fromOneAddress, later(121))).toMatchObject({
    failures: 51,
    lastAt: later(120),
  });
  // A clock that another instance is behind of forgives nothing and takes nothing.
  expect(oneMore(fifty, fromOneAddress, later(-60)).failures).toBe(51);
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
