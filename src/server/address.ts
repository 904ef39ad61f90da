import type { IncomingMessage } from "node:http";
import { env } from "@/core/env";

/** Set by the custom server on every request, over whatever the caller sent under this name. */
export const addressHeader = "x-airgate-address";

/** Tells the routes below Next where the request came from; a proxy counts only when trusted. */
export function assignAddress(req: IncomingMessage): string {
  const forwarded = env().AIRGATE_TRUST_PROXY ? req.headers["x-forwarded-for"] : undefined;
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",", 1)[0]?.trim();
  const address = first || req.socket.remoteAddress || "";
  req.headers[addressHeader] = address;
  return address;
}

export const addressOf = (headers: Headers): string => headers.get(addressHeader) ?? "";
