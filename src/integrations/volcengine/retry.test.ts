import { describe, expect, test } from "vitest";
import type { Attempt, CloudErrorKind, Failure } from "./cloud-error";
import { type Effect, retryDelayMs, withRetries } from "./retry";

const failureOf = (kind: CloudErrorKind, more: Partial<Failure> = {}): Failure => ({
  kind,
  code: "Any",
  ...more,
});
const delay = (failure: Failure, effect: Effect, repeated = 0, random = 0) =>
  retryDelayMs(failure, { effect, repeated, random });

describe("which failures are repeated", () => {
  const repeated = (effect: Effect) =>
    kinds.filter((kind) => delay(failureOf(kind), effect) !== undefined);
  const kinds: CloudErrorKind[] = [
    "throttled",
    "unavailable",
    "timeout",
    "ambiguous",
    "not_sent",
    "not_found",
    "already",
    "conflict",
    "denied",
    "invalid",
    "expired_clock",
  ];
  test.each(["read", "idempotent"] as const)("of a call that is %s", (effect) => {
    const passing = ["throttled", "unavailable", "timeout", "ambiguous", "not_sent"];
    expect(repeated(effect)).toEqual(passing);
  });
  test("of one that creates: only those that surely did not happen", () => {
    expect(repeated("create")).toEqual(["throttled", "not_sent"]);
  });
  test("never those that would be the same again", () => {
    expect(delay(failureOf("unavailable", { final: true }), "read")).toBeUndefined();
  });
});

test("waits double, the upper half being jitter, three times", () => {
  const delays = (random: number) =>
    [0, 1, 2, 3].map((n) => delay(failureOf("unavailable"), "read", n, random));
  expect(delays(0)).toEqual([150, 300, 600, undefined]);
  expect(delays(0.999_999)).toEqual([300, 600, 1_200, undefined]);
});

test("a wait that the cloud asks for is kept, unless it is too long", () => {
  const asked = (retryAfterMs: number) => delay(failureOf("throttled", { retryAfterMs }), "create");
  expect([0, 100, 2_000, 20_000, 20_001].map(asked)).toEqual([150, 150, 2_000, 20_000, undefined]);
});

const run = (attempts: Attempt[], effect: Effect, signal?: AbortSignal) => {
  const left = [...attempts];
  return withRetries(async () => left.shift() ?? { result: "too often" }, {
    effect,
    pacing: { retries: 3, baseMs: 1, maxWaitMs: 100 },
    random: () => 0,
    signal,
  });
};

test("a call ends with its first success, or with the failure that is not repeated", async () => {
  const flaky = { failure: failureOf("unavailable") };
  expect(await run([flaky, flaky, { result: 7 }], "read")).toMatchObject({
    last: { result: 7 },
    attempts: 3,
  });
  expect(await run([flaky, { failure: failureOf("denied") }], "read")).toMatchObject({
    last: { failure: { kind: "denied" } },
    attempts: 2,
  });
  expect(await run([flaky, flaky, flaky, flaky, { result: 7 }], "read")).toMatchObject({
    last: flaky,
    attempts: 4,
  });
});

test("what one attempt left open, a later refusal does not close", async () => {
  const denied = { failure: failureOf("denied") };
  const lost = { failure: failureOf("ambiguous") };
  const unsent = { failure: failureOf("not_sent") };
  expect(await run([lost, denied], "idempotent")).toMatchObject({ maybeDone: true });
  expect(await run([lost, unsent, unsent, unsent], "idempotent")).toMatchObject({
    last: unsent,
    maybeDone: true,
  });
  expect(await run([unsent, denied], "idempotent")).toMatchObject({ maybeDone: false });
  expect(await run([unsent, lost], "create")).toMatchObject({ maybeDone: true, attempts: 2 });
});

test("who gives up while waiting gets the last failure at once", async () => {
  const asked = { failure: failureOf("throttled", { retryAfterMs: 90 }) };
  const started = performance.now();
  const outcome = await run([asked, { result: 7 }], "read", AbortSignal.timeout(10));
  expect(outcome).toMatchObject({ last: asked, attempts: 1 });
  expect(performance.now() - started).toBeLessThan(80);
});
