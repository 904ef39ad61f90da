import { desc } from "drizzle-orm";
import type { Sql } from "@/core/db";
import { type Live, live } from "@/core/live";
import { query } from "@/core/operation";
import { type Scope, scopes } from "@/core/permissions";
import { hashToken } from "@/core/secrets";
import { keyState } from "../internal/api-keys";
import { ApiKeyList, ListApiKeys } from "../schema/api-keys";
import { apiKeys } from "../tables";

/** Every key, newest first, with its last use; there are dozens, not thousands. */
export const listApiKeys = query({
  id: "access.listApiKeys",
  access: { capability: "security.secrets.read" },
  input: ListApiKeys,
  output: ApiKeyList,
  async run({ db, now }, { state }) {
    const keys = await db
      .select()
      .from(apiKeys)
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(mostKeys);
    return keys
      .map((key) => ({ ...key, state: keyState(key, now) }) as const)
      .filter((key) => state === undefined || key.state === state);
  },
});

const mostKeys = 1_000;

/** What an API key may do. */
export type VerifiedKey = { id: string; scopes: readonly Scope[]; rateLimit: number };

type Secret = VerifiedKey & { until: number };
export type ApiKeyIndex = { find(hash: string): Secret | undefined };

const followed = live("api_keys", {
  channel: "access_api_keys",
  async load(sql) {
    const index = toIndex(await readKeys(sql));
    return { find: (hash: string) => index.get(hash) };
  },
});

/** Keys by the hash of their secret, in memory; a revocation reaches every instance by itself. */
export const apiKeyIndex = (): Live<ApiKeyIndex> => followed;

/**
 * The key that a secret belongs to, or undefined: unknown, expired, revoked, or replaced and past
 * its grace. Every secret is hashed and looked up by its hash, so time tells nothing about it.
 */
export async function verifyApiKey(secret: string, now: Date): Promise<VerifiedKey | undefined> {
  const index = apiKeyIndex();
  return findKey(index.peek() ?? (await index.get()), secret, now);
}

/** The same without a wait, for callers that hold the index. */
export function findKey(index: ApiKeyIndex, secret: string, now: Date): VerifiedKey | undefined {
  const key = index.find(hashToken(secret));
  return key && now.getTime() < key.until ? key : undefined;
}

type Row = {
  id: string;
  secretHash: string;
  previousHash: string | null;
  /** Milliseconds. */
  previousUntil: number | null;
  scopes: string[];
  rateLimit: number;
  /** Milliseconds. */
  expiresAt: number | null;
};

const readKeys = (sql: Sql) => sql<Row[]>`
  select id, secret_hash as "secretHash", previous_hash as "previousHash",
    (extract(epoch from previous_until) * 1000)::int8 as "previousUntil", scopes,
    rate_limit as "rateLimit", (extract(epoch from expires_at) * 1000)::int8 as "expiresAt"
  from access_api_keys where revoked_at is null`;

function toIndex(rows: readonly Row[]): Map<string, Secret> {
  const index = new Map<string, Secret>();
  for (const row of rows) {
    const until = row.expiresAt ?? Number.POSITIVE_INFINITY;
    const key = {
      id: row.id,
      scopes: scopes.filter((scope) => row.scopes.includes(scope)),
      rateLimit: row.rateLimit,
    };
    index.set(row.secretHash, { ...key, until });
    if (row.previousHash && row.previousUntil) {
      index.set(row.previousHash, { ...key, until: Math.min(until, row.previousUntil) });
    }
  }
  return index;
}
