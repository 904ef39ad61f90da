import { clientOf, type Db } from "@/core/db";

/** A caller's id that was used, with the fingerprint of its content and the answer it got. */
export type RequestKey = { key: string; fingerprint: Buffer; answer: unknown };

/** The kinds of ids; each has its own, unique for ever. */
export type KeyKind = "charge" | "booster" | "correction" | "pool" | "batch";

/** The ids among `keys` that were used before. Read after the pool's lock, it misses none of it. */
export async function usedKeys(
  db: Db,
  kind: KeyKind,
  keys: readonly string[],
): Promise<Map<string, RequestKey>> {
  if (keys.length === 0) return new Map();
  const rows = await clientOf(db)<RequestKey[]>`
    select key, fingerprint, answer from quota_request_keys
    where kind = ${kind} and key = any(${[...new Set(keys)]})`;
  return new Map(rows.map((row) => [row.key, row]));
}

/**
 * Takes ids for ever. One that another transaction took meanwhile (for another pool, so that no
 * lock stood between) is a unique violation: the caller starts over and finds it used.
 */
export async function takeKeys(
  db: Db,
  kind: KeyKind,
  keys: readonly RequestKey[],
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ ...key, fingerprint: key.fingerprint.toString("hex") }));
  await clientOf(db)`
    insert into quota_request_keys (kind, key, fingerprint, answer, created_at)
    select ${kind}, key, decode(fingerprint, 'hex'), answer, ${now.toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as k(
      key text, fingerprint text, answer jsonb)
    order by key`;
}
