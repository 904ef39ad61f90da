import { afterAll, expect, test } from "vitest";
import { isSignedBy, startReceiver } from "@/test/receiver";
import { sendWebhook } from "./client";
import { newSigningSecret } from "./signing";

const receiver = await startReceiver();
afterAll(() => receiver.close());

const at = new Date("2026-05-01T00:00:00Z");
const payload = { type: "alert.raised", data: { label: "甲" } };
const send = (path: string, secrets = [newSigningSecret()], timeoutMs = 1_000) =>
  sendWebhook(
    { url: `${receiver.origin}${path}`, secrets, id: "msg_1", at, payload },
    { loopback: [receiver.origin], timeoutMs },
  );

test("a receiver verifies the message by either secret of a rotation", async () => {
  const [present, previous, foreign] = [1, 2, 3].map(newSigningSecret) as [string, string, string];
  const outcome = await send("/signed", [present, previous]);
  expect(outcome).toMatchObject({ delivered: true, status: 204, code: "http_204" });
  const [message] = receiver.at("/signed");
  expect([present, previous, foreign].map((secret) => isSignedBy(secret, message!))).toEqual([
    true,
    true,
    false,
  ]);
  expect(JSON.parse(message!.body)).toEqual(payload);
  expect(message!.headers).toMatchObject({
    "content-type": "application/json",
    "webhook-id": "msg_1",
    "webhook-timestamp": "1777593600",
  });
});

test.each([
  [200, { delivered: true, gone: false }],
  [301, { delivered: false, gone: false }],
  [400, { delivered: false, gone: false }],
  [410, { delivered: false, gone: true }],
  [500, { delivered: false, gone: false }],
])("an answer of %i is %o", async (status, expected) => {
  receiver.answers(`/s${status}`, () => ({ status, body: "because" }));
  expect(await send(`/s${status}`)).toMatchObject({
    ...expected,
    status,
    code: `http_${status}`,
    text: "because",
  });
});

test("Retry-After is passed on", async () => {
  receiver.answers("/busy", () => ({ status: 429, headers: { "retry-after": "90" } }));
  expect(await send("/busy")).toMatchObject({ delivered: false, retryAfterMs: 90_000 });
});

test("no answer in time, and an address that is not allowed, are outcomes too", async () => {
  receiver.answers("/slow", () => ({ afterMs: 1_000 }));
  expect(await send("/slow", undefined, 100)).toMatchObject({ code: "timed_out", status: null });
  const message = { url: "https://10.0.0.1/", secrets: [], id: "x", at, payload };
  expect(await sendWebhook(message, { loopback: [] })).toMatchObject({ code: "url_refused" });
});
