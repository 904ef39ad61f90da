import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { env } from "@/core/env";
import { assignAddress } from "./address";
import { longestBody } from "./body-limit";
import { refuseTooLong } from "./body-refusal";
import { isBrokenSocket } from "./broken-socket";

/** The environment is read once per process. */
const settings = env();
afterEach(() => {
  settings.AIRGATE_TRUST_PROXY = false;
});

const request = (headers: Record<string, string>, url = "/api/v1/pools") =>
  ({ headers, url, socket: { remoteAddress: "192.0.2.9" } }) as unknown as IncomingMessage;

test("the address is the connection's, or what a trusted proxy appended, never the caller's word", () => {
  const forged = { "x-forwarded-for": "203.0.113.1, 198.51.100.7", "x-airgate-address": "1.1.1.1" };
  expect(assignAddress(request(forged))).toBe("192.0.2.9");
  settings.AIRGATE_TRUST_PROXY = true;
  expect(assignAddress(request(forged))).toBe("198.51.100.7");
  expect(assignAddress(request({ "x-forwarded-for": "x".repeat(5_000) }))).toBe("192.0.2.9");
});

test("a body that is too long, or of unsaid length, is refused before it is read, in JSON", () => {
  const answered = (headers: Record<string, string>, url = "/api/v1/check-balance") => {
    const end = vi.fn();
    const res = { writeHead: vi.fn().mockReturnValue({ end }) };
    const req = { ...request({ ...headers, "x-request-id": "r-1" }, url), method: "POST" };
    if (!refuseTooLong(req as IncomingMessage, res as unknown as ServerResponse)) return undefined;
    const { code, balance, request_id } = JSON.parse(end.mock.calls[0]?.[0]);
    return { status: res.writeHead.mock.calls[0]?.[0], code, balance, request_id };
  };
  expect(answered({ "content-length": String(longestBody) })).toBeUndefined();
  expect(answered({ "content-length": String(longestBody + 1) })).toEqual({
    status: 413,
    code: "BODY_TOO_LONG",
    balance: null,
    request_id: "r-1",
  });
  const chunked = { "transfer-encoding": "chunked" };
  expect(answered(chunked, "/sign-in")).toMatchObject({ status: 411, code: "LENGTH_REQUIRED" });
  expect(answered(chunked, "/api/inngest?fnId=x")).toBeUndefined();
});

test("only the driver's write to a broken connection is survived", () => {
  const driver = new TypeError("Cannot read properties of null (reading 'write')");
  driver.stack =
    "TypeError\n    at Immediate.nextWrite (/x/node_modules/postgres/src/connection.js:255:22)";
  expect(isBrokenSocket(driver)).toBe(true);
  expect(isBrokenSocket(new TypeError("Cannot read properties of null (reading 'write')"))).toBe(
    false,
  );
  expect(isBrokenSocket(new Error("write"))).toBe(false);
});
