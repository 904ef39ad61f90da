import { createHash, createHmac } from "node:crypto";

export type Credentials = {
  accessKeyId: string;
  secretAccessKey: string;
  /** Of temporary credentials only. */
  sessionToken?: string | undefined;
};

type Scalar = string | number | bigint | boolean;
export type Query = Readonly<Record<string, Scalar | readonly Scalar[] | null | undefined>>;

export type Unsigned = {
  method: "GET" | "POST";
  query: Query;
  /** Everything here is signed, but for what proxies and clients rewrite. */
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  service: string;
  region: string;
  at: Date;
};

const neverSigned: ReadonlySet<string> = new Set([
  "authorization",
  "content-type",
  "content-length",
  "user-agent",
  "presigned-expires",
  "expect",
]);

/**
 * Signs a request with HMAC-SHA256 as Volcengine's gateway verifies it (volcengine.md §1). The query
 * must then be sent as `canonicalQuery` writes it, and the body byte for byte.
 */
export function sign(request: Unsigned, credentials: Credentials) {
  const xDate = basicTime(request.at);
  const payloadHash = sha256(request.body ?? "");
  const headers: Record<string, string> = { ...request.headers, "X-Date": xDate };
  if (credentials.sessionToken) headers["X-Security-Token"] = credentials.sessionToken;
  if (request.body) headers["X-Content-Sha256"] = payloadHash;

  const signed = signedHeaders(headers);
  const names = signed.map(([name]) => name).join(";");
  const canonicalRequest = [
    request.method,
    "/",
    canonicalQuery(request.query),
    signed.map(([name, value]) => `${name}:${value}\n`).join(""),
    names,
    payloadHash,
  ].join("\n");

  const day = xDate.slice(0, 8);
  const scope = `${day}/${request.region}/${request.service}/request`;
  const stringToSign = ["HMAC-SHA256", xDate, scope, sha256(canonicalRequest)].join("\n");
  const key = signingKey(credentials.secretAccessKey, day, request.region, request.service);
  const signature = hmac(key, stringToSign).toString("hex");
  const credential = `Credential=${credentials.accessKeyId}/${scope}`;
  headers.Authorization = `HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { headers, canonicalRequest, stringToSign, signature };
}

/** The query as it is signed and sent: keys by code unit, RFC 3986, a list as a repeated key. */
export function canonicalQuery(query: Query): string {
  const keys = Object.keys(query).sort();
  return keys
    .flatMap((key) => {
      const value = query[key];
      if (value === null || value === undefined) return [];
      const values = typeof value === "object" ? value.map(encode).sort() : [encode(value)];
      return values.map((encoded) => `${encode(key)}=${encoded}`);
    })
    .join("&");
}

/** RFC 3986: `encodeURIComponent` leaves out five characters, and half of a surrogate pair throws. */
export const encode = (value: Scalar): string =>
  encodeURIComponent(String(value).toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const basicTime = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");

function signedHeaders(headers: Record<string, string>): [string, string][] {
  return Object.entries(headers)
    .map(([name, value]): [string, string] => [
      name.toLowerCase(),
      value.trim().replace(/\s+/g, " "),
    ])
    .filter(([name]) => !neverSigned.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The secret is used as it is written: no prefix, no decoding. */
const signingKey = (secret: string, ...parts: string[]): Buffer =>
  [...parts, "request"].reduce<Buffer>(hmac, Buffer.from(secret));

const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
