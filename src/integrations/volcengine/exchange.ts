import * as http from "node:http";
import * as https from "node:https";
import { once } from "@/core/once";
import type { Failure } from "./cloud-error";

export type Outgoing = {
  endpoint: URL;
  method: "GET" | "POST";
  query: string;
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
};
export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string };
export type Bounds = {
  /** For name, connection and TLS. */
  connectMs: number;
  /** From the connection to the last byte of the answer. */
  readMs: number;
  maxBytes: number;
};
export const usualBounds: Bounds = { connectMs: 5_000, readMs: 30_000, maxBytes: 16 * 1024 * 1024 };

const tooLarge: Failure = { kind: "unavailable", code: "AnswerTooLarge", final: true };

type Exchanged = { answer: Answer; failure?: undefined } | { answer?: undefined; failure: Failure };

/**
 * Sends a request and reads the answer, whatever its status; a redirect is an answer like any other.
 * A failure says whether the request may have arrived: nothing of it leaves before the connection
 * stands. Plain `node:http`, for `fetch` does not tell, and a framework may cache behind it.
 * @param fresh on a connection of its own: a kept one that breaks would leave open what happened
 */
export function exchange(
  outgoing: Outgoing,
  { bounds, fresh, signal }: { bounds: Bounds; fresh: boolean; signal: AbortSignal | undefined },
): Promise<Exchanged> {
  return new Promise((resolve) => {
    let connected = false;
    const request = open(outgoing, fresh);
    const end = (exchanged: Exchanged) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      resolve(exchanged);
      if (exchanged.failure) request.destroy();
    };
    const fail = (code: string, kind?: Failure["kind"]) =>
      end({ failure: { kind: connected ? (kind ?? "ambiguous") : "not_sent", code } });
    const cancel = () => fail("Cancelled");
    let timer = setTimeout(() => fail("ConnectTimeout"), bounds.connectMs);

    signal?.addEventListener("abort", cancel, { once: true });
    request.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "ConnectionFailed"));
    whenConnected(request, () => {
      connected = true;
      clearTimeout(timer);
      timer = setTimeout(() => fail("ReadTimeout", "timeout"), bounds.readMs);
    });
    request.on("response", (response) => {
      readAnswer(response, bounds.maxBytes).then(end, () => fail("ConnectionLost"));
    });
    request.end(outgoing.body);
    if (signal?.aborted) cancel();
  });
}

function open({ body, endpoint, headers, method, query }: Outgoing, fresh: boolean) {
  const secure = endpoint.protocol === "https:";
  return (secure ? https : http).request(endpoint, {
    method,
    path: `/?${query}`,
    headers: { ...headers, "Content-Length": Buffer.byteLength(body ?? "") },
    agent: fresh ? false : agents()[secure ? "https" : "http"],
  });
}

const agents = () =>
  once("volcengine.agents", () => {
    const kept = { keepAlive: true, maxFreeSockets: 8, timeout: 15_000 };
    return { http: new http.Agent(kept), https: new https.Agent(kept) };
  });

function whenConnected(request: http.ClientRequest, connected: () => void): void {
  request.on("socket", (socket) => {
    if (!socket.connecting) connected();
    else socket.once("encrypted" in socket ? "secureConnect" : "connect", connected);
  });
}

/** Rejects when the answer breaks off. */
async function readAnswer(response: http.IncomingMessage, maxBytes: number): Promise<Exchanged> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return { failure: tooLarge };
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return { answer: { status: response.statusCode ?? 0, headers: response.headers, text } };
}
