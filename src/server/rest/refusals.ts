import { DomainError } from "@/core/errors";
import type { Caller } from "../context";

/** Somebody without a valid key: all that is known is the address. */
export const stranger = (ip: string): Caller["actor"] => ({ type: "visitor", id: ip });

export const keyMissing = new DomainError("unauthenticated", "api.unauthenticated");
