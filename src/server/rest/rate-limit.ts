import { once } from "@/core/once";

type Bucket = { tokens: number; at: number };

/** Buckets of this instance by key id; the load balancer spreads a key's requests over instances. */
const buckets = () => once("rest.buckets", () => new Map<string, Bucket>());

/**
 * Takes one request from the key's bucket: `perSecond` requests a second, with a burst of as many.
 * Answers undefined when it may pass, else the seconds after which the next one may.
 */
export function limited(keyId: string, perSecond: number, at: number): number | undefined {
  const bucket = buckets().get(keyId) ?? { tokens: perSecond, at };
  const tokens = Math.min(perSecond, bucket.tokens + ((at - bucket.at) * perSecond) / 1000);
  const passes = tokens >= 1;
  buckets().set(keyId, { tokens: passes ? tokens - 1 : tokens, at });
  return passes ? undefined : Math.max(1, Math.ceil((1 - tokens) / perSecond));
}
