import type { IncomingMessage, ServerResponse } from "node:http";
import { logger } from "@/core/logger";
import { addressHeader } from "../address";
import { longestBody } from "../body-limit";
import { answer, type RestAnswer } from "./answer";
import { bodyTooLong } from "./errors";
import { type Match, matchHot } from "./match";

/**
 * Answers the routes a chat backend waits for before Next sees them: a Next route handler costs
 * several times the whole check (docs/performance.md). Returns whether it took the request.
 */
export function handleHot(req: IncomingMessage, res: ServerResponse): boolean {
  const match = matchHot(req.method ?? "", req.url ?? "");
  if (!match) return false;
  serve(match, req, res).catch((error: unknown) => {
    logger().error({ err: error }, "a hot route failed to answer");
    if (!res.headersSent) res.statusCode = 500;
    res.end();
  });
  return true;
}

async function serve({ route, params }: Match, req: IncomingMessage, res: ServerResponse) {
  const result = await answer(route, {
    params,
    body: () => readBody(req),
    ip: String(req.headers[addressHeader] ?? ""),
    requestId: String(res.getHeader("x-request-id") ?? ""),
    header: (name) => {
      const value = req.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
  });
  send(res, result);
}

function send(res: ServerResponse, { status, headers, body }: RestAnswer) {
  // The rest of a body that is too long is not waited for.
  if (status === bodyTooLong.status) headers.connection = "close";
  headers["content-length"] = String(Buffer.byteLength(body));
  res.writeHead(status, headers).end(body);
}

/** The body as text, or undefined when it is too long. */
function readBody(req: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    if (req.destroyed) reject(new Error("the caller went away"));
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= longestBody) chunks.push(chunk);
      else resolve(undefined);
    });
    req.on("end", () => {
      const [only] = chunks;
      resolve((chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString("utf8"));
    });
    req.on("error", reject);
    req.on("close", () => reject(new Error("the caller went away")));
  });
}
