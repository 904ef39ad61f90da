import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A secret to sign with, as Standard Webhooks writes one: `whsec_` and base64 of 32 bytes. */
export const newSigningSecret = (): string => `${prefix}${randomBytes(32).toString("base64")}`;

/**
 * The headers of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, one signature per secret,
 * so that a receiver may know the old or the new one while a secret is being rotated.
 */
export function signedHeaders(
  { id, at, body }: { id: string; at: Date; body: string },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac("sha256", keyOf(secret)).update(signed).digest("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

const keyOf = (secret: string) => Buffer.from(secret.replace(prefix, ""), "base64");
