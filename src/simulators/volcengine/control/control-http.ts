import type { IncomingMessage, ServerResponse } from "node:http";
import { readRequest, type WireRequest } from "../gateway/request";
import type { Control } from "./control";

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const ownName = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/;

/** Answers `POST /_control/<verb>` with a JSON body, and `GET /_control/health`. */
export async function answerControl(
  control: Control,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(message);
  const { status, body } =
    refusalOf(request, message.socket.remoteAddress ?? "") ?? (await outcomeOf(control, request));
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify(body ?? null));
}

/**
 * From this machine only. A page in a browser cannot use it either: it may not send JSON to another
 * origin, nor come under another name.
 */
function refusalOf({ method, path, header }: WireRequest, address: string) {
  if (!loopback.test(address) || !ownName.test(header("host") ?? "")) {
    return { status: 403, body: { error: "only from this machine" } };
  }
  if (method === "GET" && path === "/_control/health") return undefined;
  if (method !== "POST") return { status: 405, body: { error: "use POST" } };
  if (header("content-type")?.startsWith("application/json")) return undefined;
  return { status: 415, body: { error: "send JSON" } };
}

async function outcomeOf(control: Control, { path, body }: WireRequest) {
  const name = path.slice("/_control/".length);
  if (!Object.hasOwn(control, name)) return { status: 404, body: { error: `there is no ${name}` } };
  const run = control[name as keyof Control] as (input: unknown) => unknown;
  try {
    return { status: 200, body: await run(JSON.parse(body.toString("utf8") || "{}")) };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}
