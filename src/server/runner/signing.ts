import { createHmac } from "node:crypto";
import { canonicalJson } from "@/core/canonical";

/**
 * Signs a request of the executor protocol as an Inngest server does: HMAC-SHA-256 over the
 * canonical body and the time in seconds, with the key without its prefix.
 */
export function signature(body: unknown, signingKey: string, now: Date): string {
  const seconds = String(Math.floor(now.getTime() / 1_000));
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const digest = createHmac("sha256", key)
    .update(canonicalJson(body))
    .update(seconds)
    .digest("hex");
  return `t=${seconds}&s=${digest}`;
}
