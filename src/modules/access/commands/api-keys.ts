import { asc, eq, sql } from "drizzle-orm";
import type { Authority } from "@/core/access";
import { canonicalJson } from "@/core/canonical";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { type Role, type Scope, scopes } from "@/core/permissions";
import { sha256 } from "@/core/secrets";
import { type ApiKey, keyState, newSecret } from "../internal/api-keys";
import { requireAdmin } from "../internal/subject";
import { capabilitiesBehind } from "../rules/api-keys";
import {
  ApiKeyIssued,
  ApiKeyRevoked,
  CreateApiKey,
  RevokeApiKey,
  RotateApiKey,
} from "../schema/api-keys";
import { apiKeys } from "../tables";

/**
 * Issues a key for another system, with no scope beyond the creator's own role. Its secret is in
 * the answer and nowhere else.
 * @throws api_key.expiry_past, access.scope_beyond_role
 */
export const createApiKey = command({
  id: "access.createApiKey",
  access: { capability: "security.secrets.write" },
  safeguards: ["confirmation"],
  input: CreateApiKey,
  output: ApiKeyIssued,
  async run({ db, actor, now, authority }, { name, expiresAt, rateLimit, ...asked }) {
    const wanted = [...new Set(asked.scopes)].sort();
    if (expiresAt && expiresAt <= now) throw new DomainError("invalid", "api_key.expiry_past");
    await requireWithinRole(authority, requireAdmin(actor).role, wanted);

    const { secret, prefix, hash } = newSecret();
    const [key] = await db
      .insert(apiKeys)
      .values({
        name,
        prefix,
        secretHash: hash,
        scopes: wanted,
        rateLimit,
        expiresAt,
        createdBy: actor.id,
        createdAt: now,
      })
      .returning({ id: apiKeys.id });
    if (!key) throw new Error("an API key was not stored");

    return {
      result: { id: key.id, prefix, secret, previousUntil: null },
      audit: {
        action: "api_key.create",
        targetType: "api_key",
        targetId: key.id,
        old: null,
        new: { name, prefix, scopes: wanted, rateLimit, expiresAt },
        reason: null,
      },
    };
  },
});

/**
 * Gives a key a new secret (operations.csv 轮换密钥: high risk). The old one still opens for the
 * hours of grace; one of an earlier rotation ends now. The approved requester runs it and gets the
 * secret in the answer, so its scopes must not go beyond their role either.
 * @throws api_key.not_found, api_key.closed, access.scope_beyond_role
 */
export const rotateApiKey = command({
  id: "access.rotateApiKey",
  access: { capability: "security.secrets.write" },
  safeguards: ["reason", "confirmation", "approval"],
  input: RotateApiKey,
  output: ApiKeyIssued,
  async approvalTarget(db, { id }) {
    const key = await lockKey(db, id);
    return { type: "api_key", id, version: versionOf(key) };
  },
  async run({ db, actor, now, authority }, { id, graceHours, reason }) {
    const key = await lockKey(db, id);
    requireActive(key, now);
    await requireWithinRole(authority, requireAdmin(actor).role, scopesOf(key));

    const { secret, prefix, hash } = newSecret();
    const previousUntil =
      graceHours === 0 ? null : new Date(now.getTime() + graceHours * 3_600_000);
    await db
      .update(apiKeys)
      .set({
        prefix,
        secretHash: hash,
        previousHash: previousUntil ? key.secretHash : null,
        previousUntil,
        rotatedAt: now,
      })
      .where(eq(apiKeys.id, id));

    return {
      result: { id, prefix, secret, previousUntil },
      audit: {
        action: "api_key.rotate",
        targetType: "api_key",
        targetId: id,
        old: { prefix: key.prefix },
        new: { prefix, previousUntil },
        reason,
      },
    };
  },
});

/**
 * Ends a key, and any secret in grace, on every instance within the notification's milliseconds.
 * @throws api_key.not_found, api_key.closed
 */
export const revokeApiKey = command({
  id: "access.revokeApiKey",
  access: { capability: "security.secrets.write" },
  safeguards: ["reason", "confirmation"],
  input: RevokeApiKey,
  output: ApiKeyRevoked,
  async run({ db, now }, { id, reason }) {
    const key = await lockKey(db, id);
    if (key.revokedAt) throw new DomainError("conflict", "api_key.closed", { key: key.name });
    await db
      .update(apiKeys)
      .set({ revokedAt: now, previousHash: null, previousUntil: null })
      .where(eq(apiKeys.id, id));

    return {
      result: { id, revokedAt: now },
      audit: {
        action: "api_key.revoke",
        targetType: "api_key",
        targetId: id,
        old: { name: key.name, prefix: key.prefix, scopes: key.scopes },
        new: { revokedAt: now },
        reason,
      },
    };
  },
});

/** How often keys were used since the last call, gathered by the REST layer. */
export type ApiKeyUse = { id: string; requests: number; lastUsedAt: Date };

/** Adds up the use of keys in one statement, in key order so that two instances never deadlock. */
export async function touchApiKeys(db: Db, uses: readonly ApiKeyUse[]): Promise<void> {
  if (uses.length === 0) return;
  const rows = uses.map(
    ({ id, requests, lastUsedAt }) =>
      sql`(${id}::uuid, ${requests}::int8, ${lastUsedAt.toISOString()}::timestamptz)`,
  );
  await db.transaction(async (tx) => {
    const used = sql`select id from (values ${sql.join(rows, sql`, `)}) as u(id, n, at)`;
    await tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(sql`${apiKeys.id} in (${used})`)
      .orderBy(asc(apiKeys.id))
      .for("update");
    await tx.execute(sql`
      update ${apiKeys} set requests = requests + u.n,
        last_used_at = greatest(coalesce(last_used_at, u.at), u.at)
      from (values ${sql.join(rows, sql`, `)}) as u(id, n, at)
      where access_api_keys.id = u.id`);
  });
}

async function requireWithinRole(authority: Authority, role: Role, scopes: readonly Scope[]) {
  for (const scope of scopes) {
    for (const capability of capabilitiesBehind[scope]) {
      if (await authority.permits(role, capability)) continue;
      throw new DomainError("forbidden", "access.scope_beyond_role", { scope, capability });
    }
  }
}

const scopesOf = (key: ApiKey) => scopes.filter((scope) => key.scopes.includes(scope));

async function lockKey(db: Db, id: string): Promise<ApiKey> {
  const [key] = await db.select().from(apiKeys).where(eq(apiKeys.id, id)).for("update");
  if (!key) throw new DomainError("not_found", "api_key.not_found", { key: id });
  return key;
}

function requireActive(key: ApiKey, now: Date) {
  if (keyState(key, now) === "active") return;
  throw new DomainError("conflict", "api_key.closed", { key: key.name });
}

/** Use does not change it; a rotation, a new scope or an end does. */
const versionOf = ({ secretHash, scopes, expiresAt, revokedAt, rateLimit }: ApiKey) =>
  sha256(canonicalJson([secretHash, scopes, expiresAt, revokedAt, rateLimit])).toString("hex");
