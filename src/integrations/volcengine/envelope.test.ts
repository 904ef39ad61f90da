import { expect, test } from "vitest";
import { readEnvelope } from "./envelope";

const now = new Date("2026-03-19T08:09:10Z");
const RequestId = "2025010314082821610705002189DD9E";
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readEnvelope(
    { status, headers, text: typeof body === "string" ? body : JSON.stringify(body) },
    now,
  );

test("a result is what stands in Result, or beside the metadata", () => {
  const ResponseMetadata = { RequestId };
  expect(answer(200, { ResponseMetadata, Result: { Id: 7 } })).toEqual({ result: { Id: 7 } });
  expect(answer(200, { ResponseMetadata, Items: [1] })).toEqual({
    result: { ResponseMetadata, Items: [1] },
  });
  expect(answer(200, { ResponseMetadata })).toEqual({ result: { ResponseMetadata } });
  expect(answer(200, { ResponseMetadata: { RequestId, Error: null }, Result: {} })).toEqual({
    result: {},
  });
});

test("an error is an error on status 200 too", () => {
  const told = { Code: "UserNotExist", CodeN: 0, Message: "User 'a' cannot be found." };
  const body = { ResponseMetadata: { RequestId, Error: told } };
  const failure = {
    kind: "not_found",
    code: "UserNotExist",
    codeN: 0,
    requestId: RequestId,
    text: "User 'a' cannot be found.",
  };
  expect(answer(200, body)).toMatchObject({ failure: { ...failure, httpStatus: 200 } });
  expect(answer(404, body)).toMatchObject({ failure: { ...failure, httpStatus: 404 } });
  expect(answer(200, { ...body, Result: { Id: 7 } })).toMatchObject({ failure });
});

test.each([
  [502, "<html>Bad Gateway</html>", "unavailable"],
  [500, "", "unavailable"],
  [200, "<html>Sign in to the network</html>", "unavailable"],
  [200, '{"ResponseMetadata":{"RequestId":"x"},"Result":{"Id":', "unavailable"],
  [200, {}, "unavailable"],
  [200, { ok: true }, "unavailable"],
  [200, [], "unavailable"],
  [200, "null", "unavailable"],
  [200, { ResponseMetadata: "text" }, "unavailable"],
  [404, "<html>Not Found</html>", "unavailable"],
  [404, { ResponseMetadata: { RequestId } }, "unavailable"],
  [403, "<html>Forbidden</html>", "denied"],
  [429, "slow down", "throttled"],
] as const)("%i %j is not understood: %s", (status, body, kind) => {
  expect(answer(status, body, { "x-tt-logid": "trace" })).toEqual({
    failure: {
      kind,
      code: "NotUnderstood",
      httpStatus: status,
      requestId: "trace",
      retryAfterMs: undefined,
    },
  });
});

test.each([301, 302, 303, 307, 308])("a redirect (%i) is refused for good", (status) => {
  expect(answer(status, "", { location: "https://elsewhere.example" })).toMatchObject({
    failure: { kind: "unavailable", code: "Redirected", final: true },
  });
});

test("the wait that the cloud asks for is told", () => {
  const body = { ResponseMetadata: { Error: { Code: "FlowLimitExceeded", CodeN: 100018 } } };
  const waits = (header: string) => {
    const { failure } = answer(429, body, { "retry-after": header });
    return failure?.retryAfterMs;
  };
  expect(waits("2")).toBe(2_000);
  expect(waits("Thu, 19 Mar 2026 08:09:15 GMT")).toBe(5_000);
  expect(waits("Thu, 19 Mar 2026 08:09:05 GMT")).toBe(0);
  expect(waits("soon")).toBeUndefined();
});

test("digits of ids and amounts survive", () => {
  const text = `{"ResponseMetadata":{},"Result":{"AccountId":20260319080910123456,"Amount":0.10}}`;
  expect(answer(200, text)).toEqual({
    result: { AccountId: "20260319080910123456", Amount: "0.10" },
  });
});
