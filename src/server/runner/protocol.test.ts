import { expect, test } from "vitest";
import { readAnswer } from "./answer";
import { readDefinitions } from "./definitions";
import { signature } from "./signing";

const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readAnswer({ status, body, headers });
const op = (fields: Record<string, unknown>) => ({ id: "h", displayName: "step", ...fields });

test("a result ends the run", () => {
  expect(reply(200, { a: 1 })).toEqual({ type: "completed", output: { a: 1 } });
  const complete = [op({ op: "RunComplete", data: 7 })];
  expect(reply(206, complete)).toEqual({ type: "completed", output: 7 });
});

test("a failure says whether it is final, and when to try again", () => {
  const error = { name: "TypeError", message: "no", stack: "" };
  const later = { "x-inngest-no-retry": "false", "retry-after": "3" };
  expect(reply(500, error, later)).toEqual({
    type: "failed",
    error,
    final: false,
    retryAfter: "3",
  });
  expect(reply(400, error, { "x-inngest-no-retry": "true" })).toMatchObject({ final: true });
  expect(reply(502, "Bad Gateway")).toMatchObject({
    final: false,
    error: { message: "the function answered with status 502" },
  });
});

test("a final failure of a step is not one of the run", () => {
  const failed = [op({ op: "StepFailed", error: { name: "E", message: "m" } })];
  expect(reply(206, failed, { "x-inngest-no-retry": "true" })).toEqual({
    type: "ops",
    ops: [{ type: "failed", id: "h", name: "step", error: { name: "E", message: "m", stack: "" } }],
  });
});

test.each([
  [
    { op: "StepRun", data: 1 },
    { type: "ran", output: 1 },
  ],
  [{ op: "StepPlanned" }, { type: "planned" }],
  [
    { op: "Sleep", name: "2s" },
    { type: "sleep", until: "2s" },
  ],
  [
    { op: "WaitForEvent", name: "a/b", opts: { timeout: "1h", if: "event.a == async.a" } },
    { type: "wait", event: "a/b", timeout: "1h", expression: "event.a == async.a" },
  ],
  [
    { op: "InvokeFunction", opts: { function_id: "f", payload: { data: { n: 1 } } } },
    { type: "invoke", functionId: "f", data: { n: 1 } },
  ],
])("%o is read", (fields, expected) => {
  expect(reply(206, [op(fields)])).toEqual({
    type: "ops",
    ops: [{ id: "h", name: "step", ...expected }],
  });
});

test("a step of a kind that the runner does not know is refused", () => {
  expect(() => reply(206, [op({ op: "AIGateway" })])).toThrow("AIGateway");
});

const reported = {
  id: "airgate-f",
  name: "f",
  triggers: [{ cron: "* * * * *" }, { event: "a/b", expression: "event.data.n == 1" }],
  steps: { step: { id: "step", name: "step", runtime: {}, retries: { attempts: 5 } } },
};

test("a function is read with the options that the runner honours", () => {
  const { triggers } = reported;
  const plain = { id: "airgate-f", name: "f", triggers, retries: 5, singleton: false };
  const none = { concurrency: null, concurrencyKey: null };
  const keyed = { concurrency: 2, concurrencyKey: "event.data.pool" };
  const read = (options: object) =>
    readDefinitions({ functions: [{ ...reported, ...options }] })[0];
  expect(read({})).toEqual({ ...plain, ...none });
  expect(read({ concurrency: 1 })).toEqual({ ...plain, ...none, concurrency: 1 });
  const limit = { limit: 2, key: "event.data.pool" };
  expect(read({ concurrency: limit })).toEqual({ ...plain, ...keyed });
  expect(read({ concurrency: [limit] })).toEqual({ ...plain, ...keyed });
  expect(read({ singleton: { mode: "skip" } })).toEqual({ ...plain, ...none, singleton: true });
  expect(read({ steps: { step: {} } })).toMatchObject({ retries: 3 });
});

test.each([
  ["throttle", { limit: 1, period: "1s" }],
  ["debounce", { period: "1s" }],
  ["cancel", [{ event: "a/b" }]],
  ["idempotency", "event.data.id"],
  ["singleton", { mode: "cancel" }],
])("the option %s is refused, by the function's name", (option, value) => {
  const functions = [{ ...reported, [option]: value }];
  expect(() => readDefinitions({ functions })).toThrow(/airgate-f/);
});

test("a signature covers the canonical body and the time", () => {
  const now = new Date(1_700_000_000_999);
  const one = signature({ b: 1, a: 2 }, "signkey-test-abc", now);
  expect(one).toMatch(/^t=1700000000&s=[0-9a-f]{64}$/);
  expect(signature({ a: 2, b: 1 }, "abc", now)).toBe(one);
  expect(signature({ a: 2, b: 2 }, "abc", now)).not.toBe(one);
});
