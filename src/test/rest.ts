import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll } from "vitest";
import { type Scope, scopes } from "@/core/permissions";
import { hashToken, randomToken } from "@/core/secrets";
import { apiKeyIndex } from "@/modules/access/queries/api-keys";
import { apiKeys } from "@/modules/access/tables";
import { assignAddress } from "@/server/address";
import { flushRefusals } from "@/server/refusals";
import { assignRequestId } from "@/server/request-id";
import { handleHot } from "@/server/rest/hot";
import { handleRest } from "@/server/rest/next";
import { db } from "./database";

/** Who answers: the custom server before Next, or the handler of the Next route. */
export type Host = "custom server" | "next route";

/** Both hosts of the API on a real socket; the paths begin with the host's name. */
const server = createServer((req, res) => {
  const requestId = assignRequestId(req, res);
  assignAddress(req);
  const viaNext = req.url?.startsWith("/next") ?? false;
  req.url = req.url?.slice("/next".length) ?? "";
  if (!viaNext && handleHot(req, res)) return;
  const headers = new Headers(req.headers as Record<string, string>);
  headers.set("x-request-id", requestId);
  const body = ["GET", "HEAD"].includes(req.method ?? "") ? null : Readable.toWeb(req);
  const request = new Request(`http://localhost${req.url}`, {
    method: req.method ?? "GET",
    headers,
    body: body as ReadableStream | null,
    duplex: "half",
  } as RequestInit);
  void handleRest(request).then(async (response) => {
    res.writeHead(response.status, Object.fromEntries(response.headers));
    res.end(await response.text());
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
export const { port } = server.address() as AddressInfo;
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  // Answers do not wait for the audit of a refusal; the database must.
  await flushRefusals();
});

/** A key in the database and in this instance's index. */
export async function givenKey(
  values: { scopes?: Scope[] } & Partial<typeof apiKeys.$inferInsert> = {},
): Promise<string> {
  const secret = `ag_test00000000_${randomToken()}`;
  const hash = hashToken(secret);
  await db.insert(apiKeys).values({
    name: "test",
    prefix: secret.slice(0, 8),
    scopes: [...scopes],
    rateLimit: 10_000,
    createdBy: "test",
    createdAt: new Date(),
    ...values,
    secretHash: hash,
  });
  for (let i = 0; i < 200 && !values.revokedAt; i += 1) {
    if ((await apiKeyIndex().get()).find(hash)) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return secret;
}

type Call = {
  host?: Host;
  key?: string;
  method?: string;
  body?: unknown;
  language?: string;
  requestId?: string;
};

/** Calls the API over HTTP. */
export async function call(path: string, options: Call = {}) {
  const { host, key, method, body, language, requestId } = options;
  const prefix = host === "next route" ? "/next" : "/cust";
  const response = await fetch(`http://127.0.0.1:${port}${prefix}/api/v1${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(language ? { "accept-language": language } : {}),
      ...(requestId ? { "x-request-id": requestId } : {}),
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, answer, text };
}
