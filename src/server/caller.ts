import { randomUUID } from "node:crypto";
import { z } from "zod";
import { env } from "@/core/env";
import { addressOf } from "./address";
import { sessionFromCookies } from "./auth";
import type { Caller } from "./context";

const longestAgent = 500;
const ApprovalId = z.uuid().optional().catch(undefined);

/** Who sends a request from a browser: whoever its session belongs to, else a visitor. */
export async function callerOf(headers: Headers, now: Date): Promise<Caller> {
  const ip = addressOf(headers);
  const origin = {
    requestId: headers.get("x-request-id") ?? randomUUID(),
    ip,
    userAgent: (headers.get("user-agent") ?? "").slice(0, longestAgent),
  };
  const session = await sessionFromCookies(headers, now);
  if (!session) return { ...origin, actor: { type: "visitor", id: ip || "unknown" } };
  const { actor, handle, confirmedAt } = session;
  const approvalId = ApprovalId.parse(headers.get("x-airgate-approval") ?? undefined);
  return {
    ...origin,
    actor,
    session: { handle, confirmedAt },
    ...(approvalId ? { approvalId } : {}),
  };
}

/**
 * Whether a request that changes something comes from our own pages. Browsers name the origin of
 * every such request; whoever names none has no business with a cookie.
 */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (!origin) return headers.get("sec-fetch-site") === "same-origin";
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  const home = new URL(env().NEXTAUTH_URL);
  if (page.origin === home.origin) return true;
  return page.host === headers.get("host") && page.protocol === schemeOf(headers, home);
}

/** How the browser asked, as a trusted proxy says it, or as the deployment is set up. */
function schemeOf(headers: Headers, { protocol }: URL): string {
  if (!env().AIRGATE_TRUST_PROXY) return protocol;
  const last = headers.get("x-forwarded-proto")?.split(",").at(-1)?.trim();
  return last ? `${last}:` : protocol;
}
