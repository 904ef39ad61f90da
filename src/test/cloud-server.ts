import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type Seen = {
  atMs: number;
  method: string;
  /** As it came over the wire. */
  rawQuery: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: string;
  /** Which connection it came on, counted from 1. */
  connection: number;
};
export type Reply = (response: ServerResponse, seen: Seen) => void;

/**
 * A server for one test that answers one request after the other with the given replies, the last
 * one again and again, and remembers what it was asked.
 */
export async function cloudServer(...replies: [Reply, ...Reply[]]) {
  const seen: Seen[] = [];
  const connections = new Map<unknown, number>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const rawQuery = request.url?.slice("/?".length) ?? "";
    if (!connections.has(request.socket)) connections.set(request.socket, connections.size + 1);
    const asked: Seen = {
      atMs: performance.now(),
      method: request.method ?? "",
      rawQuery,
      query: Object.fromEntries(new URLSearchParams(rawQuery)),
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
      connection: connections.get(request.socket) ?? 0,
    };
    seen.push(asked);
    const reply = replies[seen.length - 1] ?? replies.at(-1)!;
    reply(response, asked);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, seen };
}

/**
 * What a request asks for, `GET iam 2018-01-01 ListUsers` with the service that it is signed for,
 * and what it sends: the rest of its query, or its body as it came.
 */
export function wireOf({ body, headers, method, query: { Action, Version, ...rest } }: Seen) {
  const scope = /Credential=[^/]+\/\d+\/cn-beijing\/(\w+)\/request,/;
  const service = scope.exec(headers.authorization ?? "")?.[1];
  return [`${method} ${service} ${Version} ${Action}`, method === "GET" ? rest : body];
}

const metadata = ({ query }: Seen) => ({
  RequestId: "2025010314082821610705002189DD9E",
  Action: query.Action,
  Version: query.Version,
});

/** Answers with a status and any text. */
export const raw =
  (status: number, text: string, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, headers).end(text);
  };

/** Answers as the gateway does; without a result as actions do that have none. */
export const ok =
  (result?: unknown): Reply =>
  (response, seen) =>
    raw(200, JSON.stringify({ ResponseMetadata: metadata(seen), Result: result }))(response, seen);

/** Refuses as the gateway does. */
export const fault =
  (
    status: number,
    Code: string,
    Message = "",
    { codeN, headers }: { codeN?: number; headers?: Record<string, string> } = {},
  ): Reply =>
  (response, seen) => {
    const told = { Code, CodeN: codeN, Message };
    raw(
      status,
      JSON.stringify({ ResponseMetadata: { ...metadata(seen), Error: told } }),
      headers,
    )(response, seen);
  };

/** Reads the request, and never answers. */
export const hang: Reply = () => {};

/** Reads the request, and breaks the connection. */
export const reset: Reply = (response) => {
  response.socket?.resetAndDestroy();
};
