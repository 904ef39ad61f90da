import type { Actor } from "@/core/access";
import type { Entry } from "./chain";

/** Who acts, and from where. A job has no address. */
export type Origin = {
  actor: Actor;
  requestId: string | null;
  ip: string | null;
  userAgent: string | null;
};

type OriginFields =
  | "actorType"
  | "actorId"
  | "actorEmail"
  | "actorRole"
  | "ip"
  | "userAgent"
  | "requestId";

const longestAgent = 500;

/** The part of an audit row that says who acted and from where. */
export function originFields(
  { actor, ip, userAgent, requestId }: Origin,
  known: Actor = actor,
): Pick<Entry, OriginFields> {
  return {
    actorType: known.type,
    actorId: known.id,
    actorEmail: "email" in known ? known.email : null,
    actorRole: known.type === "admin" ? known.role : null,
    ip,
    userAgent: userAgent?.slice(0, longestAgent) ?? null,
    requestId,
  };
}
