import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalQuery, encode, type Query, sign } from "./signing";

type Vector = {
  name: string;
  input: {
    method: "GET" | "POST";
    host: string;
    service: string;
    region: string;
    query: Query;
    headers: Record<string, string>;
    body: string | null;
    accessKeyId: string;
    secretKey: string;
    sessionToken: string | null;
    date: string;
  };
  expected: {
    canonicalRequest: string;
    stringToSign: string;
    signature: string;
    canonicalQuery: string;
    requestHeaders: Record<string, string>;
    recommendedUrl: string;
  };
};
/** Made by the official signer, with keys that are fake. */
const file = path.join(import.meta.dirname, "signing-vectors.json");
const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] };

const signInput = ({ input }: Vector) =>
  sign(
    {
      method: input.method,
      query: input.query,
      headers: input.headers,
      body: input.body ?? undefined,
      service: input.service,
      region: input.region,
      at: new Date(input.date),
    },
    {
      accessKeyId: input.accessKeyId,
      secretAccessKey: input.secretKey,
      sessionToken: input.sessionToken ?? undefined,
    },
  );

describe("the official signer's vectors", () => {
  test("are all six here", () => {
    expect(vectors).toHaveLength(6);
  });

  test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    const { expected, input } = vector;
    expect(signInput(vector)).toEqual({
      canonicalRequest: expected.canonicalRequest,
      stringToSign: expected.stringToSign,
      signature: expected.signature,
      headers: expected.requestHeaders,
    });
    expect(canonicalQuery(input.query)).toBe(expected.canonicalQuery);
    expect(`https://${input.host}/?${canonicalQuery(input.query)}`).toBe(expected.recommendedUrl);
  });
});

test("keys are sorted by code unit, a list repeats its key in order, nothing is left empty", () => {
  const query = { b: 2, a: ["z", "A", "("], B: true, é: 1, none: null, void: undefined, empty: "" };
  expect(canonicalQuery(query)).toBe("B=true&a=%28&a=A&a=z&b=2&empty=&%C3%A9=1");
});

/** Any text, halves of surrogate pairs included. */
const codeUnits = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })))
  .map((units) => String.fromCharCode(...units));

test("what is encoded is unreserved or percent, and decodes to what it was", () => {
  fc.assert(
    fc.property(codeUnits, (text) => {
      const encoded = encode(text);
      expect(encoded).toMatch(/^(?:[A-Za-z0-9_.~-]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(encoded)).toBe(text.toWellFormed());
    }),
  );
});

test("header values are trimmed, and what proxies rewrite is not signed", () => {
  const headers = { Host: "  a   b ", "User-Agent": "x", "Content-Type": "y", Expect: "z" };
  const at = new Date("2026-03-19T08:09:10.987Z");
  const request = { method: "GET", query: {}, headers, service: "s", region: "r", at } as const;
  const { canonicalRequest } = sign(request, { accessKeyId: "k", secretAccessKey: "s" });
  expect(canonicalRequest.split("\n").slice(3, -1)).toEqual([
    "host:a b",
    "x-date:20260319T080910Z",
    "",
    "host;x-date",
  ]);
});

test("a body is signed by its bytes", () => {
  const body = '{"Name":"密钥"}';
  const at = new Date("2026-03-19T08:09:10Z");
  const request = { method: "POST", query: {}, headers: {}, body, at } as const;
  const signed = sign(
    { ...request, service: "ark", region: "cn-beijing" },
    { accessKeyId: "k", secretAccessKey: "秘" },
  );
  const hash = createHash("sha256").update(Buffer.from(body, "utf8")).digest("hex");
  expect(signed.headers["X-Content-Sha256"]).toBe(hash);
  const key = ["20260319", "cn-beijing", "ark", "request"].reduce<Buffer>(
    (last, part) => createHmac("sha256", last).update(part).digest(),
    Buffer.from("秘", "utf8"),
  );
  expect(signed.signature).toBe(
    createHmac("sha256", key).update(signed.stringToSign).digest("hex"),
  );
});
