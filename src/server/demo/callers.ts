import { randomUUID } from "node:crypto";
import type { Context } from "@/core/operation";
import { type Role, scopes } from "@/core/permissions";
import { type Caller, contextFor } from "../context";

const browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/146.0";

/** An admin of the demo, signed in and confirmed, at a moment of the story. */
export function asAdmin(
  { upn, email, role }: { upn: string; email: string; role: Role },
  now: Date,
): Context {
  const caller: Caller = {
    actor: { type: "admin", id: upn, email, role },
    requestId: randomUUID(),
    ip: "10.20.30.40",
    userAgent: browser,
    session: { handle: randomUUID(), confirmedAt: now },
  };
  return contextFor(caller, now);
}

/** The chat backend, at a moment of the story. */
export const asBackend = (keyId: string, now: Date): Context =>
  contextFor(
    {
      actor: { type: "api_key", id: keyId, scopes },
      requestId: randomUUID(),
      ip: "10.20.30.50",
      userAgent: "chat-backend/2.4",
    },
    now,
  );

/** A sub-account in the portal, signed in and confirmed, at a moment of the story. */
export const asSubAccount = (id: string, now: Date): Context =>
  contextFor(
    {
      actor: { type: "sub_account", id },
      requestId: randomUUID(),
      ip: "10.20.31.7",
      userAgent: browser,
      session: { handle: randomUUID(), confirmedAt: now },
    },
    now,
  );
