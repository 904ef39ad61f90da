import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { WireRequest } from "./request";

export type Scope = { shortDate: string; region: string; service: string };
export type Claim = {
  accessKeyId: string;
  scope: Scope;
  signedHeaders: string[];
  signature: string;
  date: string;
};

/** Whether a request carries the signature that its claim and this secret give (volcengine.md §1.1). */
export function isSignedBy(request: WireRequest, claim: Claim, secret: string): boolean {
  const canonical = canonicalRequest(request, claim.signedHeaders);
  if (canonical === undefined) return false;
  const { shortDate, region, service } = claim.scope;
  const text = [
    "HMAC-SHA256",
    claim.date,
    `${shortDate}/${region}/${service}/request`,
    sha256(canonical),
  ].join("\n");
  return equal(hmac(signingKey(secret, claim.scope), text).toString("hex"), claim.signature);
}

/**
 * What the client must have signed, rebuilt from the wire by its own list of headers: the query is
 * decoded and encoded again, because the official SDK sends another encoding than it signs (§1.5).
 * Undefined when a listed header is absent or the query cannot be decoded.
 */
export function canonicalRequest(
  { method, path, query, header, body }: WireRequest,
  signedHeaders: readonly string[],
): string | undefined {
  const names = [...signedHeaders].sort();
  const values = names.map((name) => header(name));
  if (!query || values.includes(undefined)) return undefined;
  const lines = names.map((name, at) => `${name}:${collapse(values[at] ?? "")}\n`);
  return [method, path, canonicalQuery(query), lines.join(""), names.join(";"), sha256(body)].join(
    "\n",
  );
}

export const sha256 = (data: string | Buffer): string =>
  createHash("sha256").update(data).digest("hex");

const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();

/** The secret is used as it stands, without a prefix and without decoding. */
const signingKey = (secret: string, { shortDate, region, service }: Scope) =>
  [shortDate, region, service, "request"].reduce<string | Buffer>(hmac, secret);

const collapse = (value: string) => value.trim().replace(/\s+/g, " ");

/** Names in code unit order; the values of a repeated name in the order of their encoded form. */
function canonicalQuery(query: readonly [string, string][]): string {
  const byName = new Map<string, string[]>();
  for (const [name, value] of query) {
    byName.set(name, [...(byName.get(name) ?? []), encode(value)]);
  }
  return [...byName.keys()]
    .sort()
    .flatMap((name) => (byName.get(name) ?? []).sort().map((value) => `${encode(name)}=${value}`))
    .join("&");
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function equal(ours: string, theirs: string): boolean {
  const [left, right] = [Buffer.from(ours), Buffer.from(theirs)];
  return left.length === right.length && timingSafeEqual(left, right);
}
