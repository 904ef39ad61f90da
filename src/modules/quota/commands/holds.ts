import { columnOf, jsonColumnOf } from "@/core/arrays";
import { clientOf, type Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Change, changeTogether } from "@/core/parts";

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
export const insertHolds = (db: Db, holds: readonly Hold[], now: Date): Promise<void> =>
  changeTogether(db, newHoldChanges(holds, now));

/** What stores new holds; one that has ended already is stored as closed. */
export function newHoldChanges(holds: readonly Hold[], now: Date): Change[] {
  if (holds.length === 0) return [];
  return [
    (sql) => sql`
      insert into quota_holds (id, pool, upn, amount, fingerprint, created_at, expires_at, outcome,
        closed_at, answer)
      select id, pool, upn, amount, decode(fingerprint, 'hex'), at, expires_at, outcome,
        case when outcome is not null then at end, answer::jsonb
      from unnest(${columnOf(holds, ({ id }) => id)}::text[],
        ${columnOf(holds, ({ pool }) => pool)}::text[],
        ${columnOf(holds, ({ upn }) => upn)}::text[],
        ${columnOf(holds, ({ amount }) => amount)}::int8[],
        ${columnOf(holds, ({ fingerprint }) => fingerprint.toString("hex"))}::text[],
        ${columnOf(holds, ({ expiresAt }) => expiresAt)}::timestamptz[],
        ${columnOf(holds, ({ outcome }) => outcome)}::text[],
        string_to_array(${jsonColumnOf(holds, ({ answer }) => answer)}, chr(1), ''))
        as h(id, pool, upn, amount, fingerprint, expires_at, outcome, answer),
        (select ${now.toISOString()}::timestamptz as at) as this`,
  ];
}

/** What closes stored holds that are still open; a closed one stays as it is. */
export const closeHoldChanges = (
  ids: readonly string[],
  outcome: HoldOutcome,
  now: Date,
): Change[] =>
  ids.length === 0
    ? []
    : [
        (sql) => sql`
          update quota_holds set closed_at = ${now.toISOString()}, outcome = ${outcome}
          where id = any(${columnOf(ids, (id) => id)}::text[]) and closed_at is null`,
      ];

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
