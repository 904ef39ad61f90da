import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after";
import { newSigningSecret, signedHeaders } from "./signing";

const at = new Date(1_674_087_231_000);

test("a message is signed as Standard Webhooks has it", () => {
  // The example of the specification: github.com/standard-webhooks/standard-webhooks.
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };
  expect(signedHeaders(message, [secret])).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("during a rotation both secrets sign", () => {
  const [present, previous] = [newSigningSecret(), newSigningSecret()];
  const headers = signedHeaders({ id: "msg_1", at, body: "{}" }, [present, previous]);
  const [first, second, ...more] = headers["webhook-signature"]!.split(" ");
  const by = (secret: string) =>
    createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
      .update("msg_1.1674087231.{}")
      .digest("base64");
  expect([first, second, more]).toEqual([`v1,${by(present)}`, `v1,${by(previous)}`, []]);
});

test("a new secret has 32 bytes, and none is like another", () => {
  const [one, other] = [newSigningSecret(), newSigningSecret()];
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one).not.toBe(other);
});

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  [new Date(at.getTime() + 5_000).toUTCString(), 5_000],
  [new Date(at.getTime() - 5_000).toUTCString(), 0],
  ["-1", null],
  ["soon", null],
  ["1.5", null],
  ["", null],
  [undefined, null],
])("Retry-After %s is %s ms", (header, ms) => {
  expect(retryAfterMs(header, at)).toBe(ms);
});
