import { z } from "zod";
import { Instant, Reason } from "@/core/inputs";
import { scopes } from "@/core/permissions";

const KeyScopes = z.array(z.enum(scopes)).min(1, "api_key.scopes_required");

export const CreateApiKey = z.object({
  name: z.string().trim().min(1, "api_key.name_required").max(80, "api_key.name_too_long"),
  scopes: KeyScopes,
  /** Null: the key lasts until it is revoked. */
  expiresAt: Instant.nullable().default(null),
  /** Requests per second, with bursts of as many. */
  rateLimit: z.int().min(1, "api_key.rate_invalid").max(100_000, "api_key.rate_invalid"),
});

/** The secret is in this answer and nowhere else: only its hash is stored. */
export const ApiKeyIssued = z.object({
  id: z.uuid(),
  prefix: z.string(),
  secret: z.string(),
  /** Until when the secret before still opens; null when there is none. */
  previousUntil: Instant.nullable(),
});

export const RotateApiKey = z.object({
  id: z.uuid(),
  /** Hours for which the old secret still works; 0 ends it at once. */
  graceHours: z.int().min(0, "api_key.grace_invalid").max(168, "api_key.grace_invalid"),
  reason: Reason,
});

export const RevokeApiKey = z.object({ id: z.uuid(), reason: Reason });
export const ApiKeyRevoked = z.object({ id: z.uuid(), revokedAt: Instant });

export const ApiKeyRow = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  rateLimit: z.int(),
  state: z.enum(["active", "expired", "revoked"]),
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** Until when the secret before the last rotation still opens. */
  previousUntil: Instant.nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  rotatedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  requests: z.int(),
});
export const ListApiKeys = z.object({ state: ApiKeyRow.shape.state.optional() });
export const ApiKeyList = z.array(ApiKeyRow);
