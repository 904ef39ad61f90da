import { clientOf, type Db } from "@/core/db";
import { DomainError } from "@/core/errors";

export type HoldOutcome = "settled" | "released" | "expired";

/** A hold as stored; money in micro-units. Open until it is closed, active until it expires. */
export type Hold = {
  id: string;
  pool: string;
  upn: string;
  amount: number;
  /** SHA-256 of the request that made it. */
  fingerprint: Buffer;
  expiresAt: Date;
  outcome: HoldOutcome | null;
  /** The answer of the check that made it. */
  answer: unknown;
};

export const isActive = ({ outcome, expiresAt }: Pick<Hold, "outcome" | "expiresAt">, now: Date) =>
  outcome === null && expiresAt > now;

/** Locks holds in id order, after the locks of their pools; absent ones are left out. */
export async function lockHolds(db: Db, ids: readonly string[]): Promise<Map<string, Hold>> {
  if (ids.length === 0) return new Map();
  const rows = await clientOf(db)<(Omit<Hold, "expiresAt"> & { expires: number })[]>`
    select id, pool, upn, amount, fingerprint, outcome, answer,
      (extract(epoch from expires_at) * 1000)::int8 as expires
    from quota_holds where id = any(${[...new Set(ids)]}) order by id for update`;
  return new Map(
    rows.map(({ expires, ...row }) => [row.id, { ...row, expiresAt: new Date(expires) }]),
  );
}

/** Stores new holds. A hold id that another transaction took meanwhile is a unique violation. */
export async function insertHolds(db: Db, holds: readonly Hold[], now: Date): Promise<void> {
  if (holds.length === 0) return;
  const rows = holds.map((hold) => ({ ...hold, fingerprint: hold.fingerprint.toString("hex") }));
  await clientOf(db)`
    insert into quota_holds (id, pool, upn, amount, fingerprint, created_at, expires_at, answer)
    select id, pool, upn, amount, decode(fingerprint, 'hex'), ${now.toISOString()}, "expiresAt", answer
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as h(
      id text, pool text, upn text, amount int8, fingerprint text, "expiresAt" timestamptz,
      answer jsonb)`;
}

/** Closes holds that are still open; a closed one stays as it is. */
export async function closeHolds(
  db: Db,
  ids: readonly string[],
  outcome: HoldOutcome,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await clientOf(db)`
    update quota_holds set closed_at = ${now.toISOString()}, outcome = ${outcome}
    where id = any(${[...ids]}) and closed_at is null`;
}

/**
 * Releases one hold if it is still open, and says how it ended; only that row is locked.
 * @throws quota.hold_not_found (not_found)
 */
export async function closeHold(db: Db, id: string, now: Date): Promise<HoldOutcome> {
  const sql = clientOf(db);
  await sql`
    update quota_holds set closed_at = ${now.toISOString()},
      outcome = case when expires_at > ${now.toISOString()} then 'released' else 'expired' end
    where id = ${id} and closed_at is null`;
  const [hold] = await sql<{ outcome: HoldOutcome }[]>`
    select outcome from quota_holds where id = ${id}`;
  if (!hold) throw new DomainError("not_found", "quota.hold_not_found", { hold_id: id });
  return hold.outcome;
}
