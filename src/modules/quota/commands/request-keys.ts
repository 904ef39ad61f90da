import { columnOf, jsonColumnOf } from "@/core/arrays";
import type { Db } from "@/core/db";
import { type Change, changeTogether, type Part, readAlone } from "@/core/parts";

/** A caller's id that was used, with the fingerprint of its content and the answer it got. */
export type RequestKey = { key: string; fingerprint: Buffer; answer: unknown };

/** The kinds of ids; each has its own, unique for ever. */
export type KeyKind = "charge" | "booster" | "correction" | "pool" | "batch";

type UsedKeys = Map<string, RequestKey>;
type Stored = [key: string, fingerprint: string, answer: unknown];

/** The ids among `keys` that were used before. Read after the pool's lock, it misses none of it. */
export const usedKeysPart = (kind: KeyKind, keys: readonly string[]): Part<UsedKeys> => ({
  query: (sql) => sql`
    select json_agg(json_build_array(key, encode(fingerprint, 'hex'), answer))
    from quota_request_keys
    where kind = ${kind} and key = any(${columnOf([...new Set(keys)], (key) => key)}::text[])`,
  read(json) {
    const rows = (json as Stored[] | null) ?? [];
    const used = rows.map(([key, hex, answer]) => {
      return [key, { key, fingerprint: Buffer.from(hex, "hex"), answer }] as const;
    });
    return new Map(used);
  },
});

export const usedKeys = (db: Db, kind: KeyKind, keys: readonly string[]): Promise<UsedKeys> =>
  readAlone(db, usedKeysPart(kind, keys));

/**
 * What takes ids for ever. One that another transaction took meanwhile (for another pool, so that no
 * lock stood between) is a unique violation: the caller starts over and finds it used.
 */
export function keyChanges(kind: KeyKind, keys: readonly RequestKey[], now: Date): Change[] {
  if (keys.length === 0) return [];
  // In one order everywhere, so that of two transactions only one waits for the other.
  const sorted = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return [
    (sql) => sql`
      insert into quota_request_keys (kind, key, fingerprint, answer, created_at)
      select ${kind}, key, decode(fingerprint, 'hex'), answer::jsonb, ${now.toISOString()}
      from unnest(${columnOf(sorted, ({ key }) => key)}::text[],
        ${columnOf(sorted, ({ fingerprint }) => fingerprint.toString("hex"))}::text[],
        string_to_array(${jsonColumnOf(sorted, ({ answer }) => answer)}, chr(1), ''))
        as k(key, fingerprint, answer)`,
  ];
}

export const takeKeys = (
  db: Db,
  kind: KeyKind,
  keys: readonly RequestKey[],
  now: Date,
): Promise<void> => changeTogether(db, keyChanges(kind, keys, now));
