import { clientOf, type Db } from "@/core/db";
import { zone } from "@/core/env";
import type { Buckets } from "../rules/account";
import { type Refreshable, type RefreshUnit, refreshed } from "../rules/refresh";

/** One change of a pool's money, as its ledger row will say; money in micro-units. */
export type Entry = {
  kind: "opening" | "refresh" | "charge" | "top_up" | "deduct" | "refund" | "correction";
  remainingDelta: number;
  boosterDelta: number;
  remainingAfter: number;
  boosterAfter: number;
  requestId: string;
  actorId: string;
  reason?: string | undefined;
  periods?: number | undefined;
};

/** A locked pool whose due refreshes are applied, with the entries to be written. */
export type Book = Buckets &
  Refreshable & {
    name: string;
    disabled: boolean;
    domains: readonly string[];
    entries: Entry[];
  };

/**
 * Locks pools in name order and reads their money: the first lock of every transaction that moves
 * it, so all changes of a pool stand in one line. Holds are read by a statement of their own, which
 * begins when the locks are held, or a hold made while we waited would be missed; both are sent in
 * one round trip. Absent pools are left out.
 */
export async function openBooks(db: Db, names: readonly string[], now: Date) {
  const wanted = [...new Set(names)];
  // Sent at once: a query that is only awaited leaves a moment later, behind those sent meanwhile.
  const locked = lockPools(db, wanted).execute();
  const [rows, held] = await Promise.all([locked, heldIn(db, wanted, now)]);
  const books = rows.map((row) => opened(toBook(row, held.get(row.name) ?? 0), now));
  return new Map(books.map((book) => [book.name, book]));
}

const lockPools = (db: Db, names: readonly string[]) => clientOf(db)<PoolRow[]>`
  select name, disabled, domains, refresh_unit, refresh_every,
    (extract(epoch from refresh_anchor) * 1000)::int8 as anchor, allowance, remaining,
    booster, booster_granted, allowance_granted,
    (extract(epoch from last_refreshed_at) * 1000)::int8 as last_refreshed_at,
    (extract(epoch from next_refresh_at) * 1000)::int8 as next_refresh_at
  from quota_pools where name = any(${[...names]}) order by name for update`;

/** The active holds of each pool; a hold stops counting at the moment it expires. */
export async function heldIn(db: Db, pools: readonly string[], now: Date) {
  const rows = await clientOf(db)<{ pool: string; held: number }[]>`
    select pool, sum(amount)::int8 as held from quota_holds
    where pool = any(${[...pools]}) and closed_at is null and expires_at > ${now.toISOString()}
    group by pool`;
  return new Map(rows.map(({ pool, held }) => [pool, held]));
}

/** Posts a change to the book; it is stored by `saveBooks`. */
export function post(
  book: Book,
  next: Pick<Book, "remaining" | "booster" | "boosterGranted">,
  entry: Pick<Entry, "kind" | "requestId" | "actorId" | "reason" | "periods">,
): Entry {
  const posted: Entry = {
    ...entry,
    remainingDelta: next.remaining - book.remaining,
    boosterDelta: next.booster - book.booster,
    remainingAfter: next.remaining,
    boosterAfter: next.booster,
  };
  book.remaining = next.remaining;
  book.booster = next.booster;
  book.boosterGranted = next.boosterGranted;
  book.entries.push(posted);
  return posted;
}

/**
 * Stores the changed books and their ledger rows: two statements that share a round trip. The names
 * stand apart as well, because the planner takes the JSON for a hundred rows and would scan for them.
 */
export async function saveBooks(db: Db, books: Iterable<Book>, now: Date): Promise<void> {
  const changed = [...books].filter(({ entries }) => entries.length > 0);
  if (changed.length === 0) return;
  const sql = clientOf(db);
  const pools = changed.map(({ entries: _, anchor: __, ...book }) => book);
  const entries = changed.flatMap((book) =>
    book.entries.map((entry) => ({ ...entry, pool: book.name })),
  );
  await Promise.all([
    sql`
      update quota_pools p set remaining = b.remaining, booster = b.booster,
        booster_granted = b."boosterGranted", allowance_granted = b."allowanceGranted",
        last_refreshed_at = b."lastRefreshedAt", next_refresh_at = b."nextRefreshAt"
      from json_to_recordset(${JSON.stringify(pools)}::text::json) as b(
        name text, remaining int8, booster int8, "boosterGranted" int8, "allowanceGranted" int8,
        "lastRefreshedAt" timestamptz, "nextRefreshAt" timestamptz)
      where p.name = b.name and p.name = any(${changed.map(({ name }) => name)})`,
    sql`
      insert into quota_ledger (pool, kind, remaining_delta, booster_delta, remaining_after,
        booster_after, request_id, periods, actor_id, reason, created_at)
      select pool, kind, "remainingDelta", "boosterDelta", "remainingAfter", "boosterAfter",
        "requestId", periods, "actorId", reason, ${now.toISOString()}
      from json_to_recordset(${JSON.stringify(entries)}::text::json) as e(
        pool text, kind text, "remainingDelta" int8, "boosterDelta" int8, "remainingAfter" int8,
        "boosterAfter" int8, "requestId" text, periods int4, "actorId" text, reason text)`,
  ]);
}

type PoolRow = {
  name: string;
  disabled: boolean;
  domains: string[];
  refresh_unit: RefreshUnit;
  refresh_every: number;
  anchor: number;
  allowance: number;
  remaining: number;
  booster: number;
  booster_granted: number;
  allowance_granted: number;
  last_refreshed_at: number;
  next_refresh_at: number | null;
};

const toBook = (row: PoolRow, held: number): Book => ({
  name: row.name,
  disabled: row.disabled,
  domains: row.domains,
  unit: row.refresh_unit,
  every: row.refresh_every,
  anchor: new Date(row.anchor),
  allowance: row.allowance,
  remaining: row.remaining,
  booster: row.booster,
  boosterGranted: row.booster_granted,
  allowanceGranted: row.allowance_granted,
  lastRefreshedAt: new Date(row.last_refreshed_at),
  nextRefreshAt: row.next_refresh_at === null ? null : new Date(row.next_refresh_at),
  held,
  entries: [],
});

/** Applies due refreshes first, so that whatever follows is booked against the current period. */
function opened(book: Book, now: Date): Book {
  const { pool, refresh } = refreshed(book, now, zone());
  if (!refresh) return book;
  Object.assign(book, { ...pool, remaining: book.remaining });
  post(
    book,
    { remaining: pool.remaining, booster: book.booster, boosterGranted: book.boosterGranted },
    {
      kind: "refresh",
      requestId: refresh.boundary.toISOString(),
      actorId: "quota.refresh",
      periods: refresh.periods,
    },
  );
  return book;
}
