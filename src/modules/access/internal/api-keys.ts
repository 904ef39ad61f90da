import { randomBytes } from "node:crypto";
import { hashToken, randomToken } from "@/core/secrets";
import type { apiKeys } from "../tables";

export type ApiKey = typeof apiKeys.$inferSelect;

const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/** A new secret: `ag_<12 characters>_<32 random bytes>`; the part before the last is shown in lists. */
export function newSecret(): { secret: string; prefix: string; hash: string } {
  const letters = [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]);
  const prefix = `ag_${letters.join("")}`;
  const secret = `${prefix}_${randomToken()}`;
  return { secret, prefix, hash: hashToken(secret) };
}

type Lasting = Pick<ApiKey, "expiresAt" | "revokedAt">;

/** Whether a key opens anything now. */
export function keyState({ expiresAt, revokedAt }: Lasting, now: Date) {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "active";
}
