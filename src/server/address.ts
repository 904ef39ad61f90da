import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { env } from "@/core/env";

/** Set by the custom server on every request, over whatever the caller sent under this name. */
export const addressHeader = "x-airgate-address";

/**
 * Tells the routes below Next where the request came from. A trusted proxy appends the address it
 * saw, so the last entry counts: those before it are the caller's own words.
 */
export function assignAddress(req: IncomingMessage): string {
  const forwarded = env().AIRGATE_TRUST_PROXY ? req.headers["x-forwarded-for"] : undefined;
  const last = [forwarded].flat().join(",").split(",").at(-1)?.trim() ?? "";
  const address = isIP(last) ? last : (req.socket.remoteAddress ?? "");
  req.headers[addressHeader] = address;
  return address;
}

export const addressOf = (headers: Headers): string => headers.get(addressHeader) ?? "";
