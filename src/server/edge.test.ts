import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { env } from "@/core/env";
import { assignAddress } from "./address";
import { longestBody } from "./body-limit";
import { refuseTooLong } from "./body-refusal";
import { isBrokenSocket } from "./broken-socket";
import { isSameOrigin } from "./caller";
import { assignTransportSecurity } from "./deployment";

/** The environment is read once per process. */
const settings = env();
const own = settings.NEXTAUTH_URL;
afterEach(() => {
  settings.AIRGATE_TRUST_PROXY = false;
  settings.NEXTAUTH_URL = own;
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

test.each([
  ["https://airgate.example.edu", {}, true],
  ["http://airgate.example.edu", {}, false],
  ["https://airgate.example.edu:8443", {}, false],
  ["https://evil.example", {}, false],
  ["https://inside:3000", { host: "inside:3000" }, true],
  ["http://inside:3000", { host: "inside:3000" }, false],
  ["null", {}, false],
  ["airgate.example.edu", {}, false],
  [undefined, {}, false],
  [undefined, { "sec-fetch-site": "cross-site" }, false],
  [undefined, { "sec-fetch-site": "same-origin" }, true],
])("a page of %s with %j is our own: %s", (origin, more, same) => {
  settings.NEXTAUTH_URL = "https://airgate.example.edu";
  const headers = new Headers({ host: "airgate.example.edu", ...more });
  if (origin) headers.set("origin", origin);
  expect(isSameOrigin(headers)).toBe(same);
});

test("behind a trusted proxy the scheme is the one that the proxy was asked by", () => {
  const page = (origin: string, scheme: string) =>
    isSameOrigin(new Headers({ host: "demo.example", origin, "x-forwarded-proto": scheme }));
  expect(page("https://demo.example", "https")).toBe(false);
  settings.AIRGATE_TRUST_PROXY = true;
  expect(page("https://demo.example", "https")).toBe(true);
  expect(page("https://demo.example", "https, http")).toBe(false);
  expect(page("http://demo.example", "https")).toBe(false);
});

test.each([
  ["https://airgate.example.edu", "max-age=31536000"],
  ["http://airgate.example.edu", undefined],
])("browsers are told to keep to https where it is: %s", (url, value) => {
  settings.NEXTAUTH_URL = url;
  const setHeader = vi.fn();
  assignTransportSecurity({ setHeader } as unknown as ServerResponse);
  expect(setHeader.mock.calls).toEqual(value ? [["strict-transport-security", value]] : []);
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
