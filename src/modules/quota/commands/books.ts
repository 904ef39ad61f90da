import { columnOf } from "@/core/arrays";
import { clientOf, type Db } from "@/core/db";
import { zone } from "@/core/env";
import { type Change, changeTogether, type Part, readAlone } from "@/core/parts";
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
  const locked = lockPools(db, names);
  const [rows, held] = await Promise.all([locked, readAlone(db, heldPart(names, now))]);
  return booksOf(rows, held, now);
}

/**
 * Locks pools in name order; with `free`, only those that nobody else holds. Sent at once: a query
 * that is only awaited leaves a moment later, behind those sent meanwhile.
 */
export function lockPools(db: Db, names: readonly string[], which: "all" | "free" = "all") {
  const sql = clientOf(db);
  return sql<PoolRow[]>`
    select name, disabled, domains, refresh_unit, refresh_every,
      (date_part('epoch', refresh_anchor) * 1000)::int8 as anchor, allowance, remaining,
      booster, booster_granted, allowance_granted,
      (date_part('epoch', last_refreshed_at) * 1000)::int8 as last_refreshed_at,
      (date_part('epoch', next_refresh_at) * 1000)::int8 as next_refresh_at
    from quota_pools where name = any(${distinct(names)}::text[]) order by name
    for update ${which === "free" ? sql`skip locked` : sql``}`.execute();
}

/** Which of the pools exist, whoever holds their locks. */
export const existingPart = (names: readonly string[]): Part<string[]> => ({
  query: (sql) => sql`
    select json_agg(name) from quota_pools where name = any(${distinct(names)}::text[])`,
  read: (json) => (json as string[] | null) ?? [],
});

const distinct = (names: readonly string[]) => columnOf([...new Set(names)], (name) => name);

/** The sum of the active holds of each pool; a hold stops counting at the moment it expires. */
export const heldPart = (pools: readonly string[], now: Date): Part<Map<string, number>> => ({
  query: (sql) => sql`
    select json_agg(json_build_array(pool, held)) from (
      select pool, sum(amount)::int8 as held from quota_holds
      where pool = any(${distinct(pools)}::text[]) and closed_at is null
        and expires_at > ${now.toISOString()}
      group by pool) as sums`,
  read: (json) => new Map(json as [string, number][] | null),
});

/** The books of locked pools by name, with due refreshes applied. */
export const booksOf = (rows: readonly PoolRow[], held: ReadonlyMap<string, number>, now: Date) =>
  new Map(rows.map((row) => [row.name, opened(toBook(row, held.get(row.name) ?? 0), now)]));

/** Posts a change to the book; it is stored by `saveBooks`. */
export function post(
  book: Book,
  next: Pick<Book, "remaining" | "booster" | "boosterGranted">,
  entry: Pick<Entry, "kind" | "requestId" | "actorId" | "reason" | "periods">,
): Entry {
  const posted: Entry = {
    kind: entry.kind,
    remainingDelta: next.remaining - book.remaining,
    boosterDelta: next.booster - book.booster,
    remainingAfter: next.remaining,
    boosterAfter: next.booster,
    requestId: entry.requestId,
    actorId: entry.actorId,
    reason: entry.reason,
    periods: entry.periods,
  };
  book.remaining = next.remaining;
  book.booster = next.booster;
  book.boosterGranted = next.boosterGranted;
  book.entries.push(posted);
  return posted;
}

/** Stores the changed books and their ledger rows. */
export const saveBooks = (db: Db, books: Iterable<Book>, now: Date): Promise<void> =>
  changeTogether(db, bookChanges(books, now));

/** What stores the changed books and their ledger rows; nothing when none has changed. */
export function bookChanges(books: Iterable<Book>, now: Date): Change[] {
  const changed = [...books].filter(({ entries }) => entries.length > 0);
  if (changed.length === 0) return [];
  const posted = changed.flatMap(({ name, entries }) => entries.map((entry) => ({ name, entry })));
  return [balances(changed), ledgerRows(posted, now)];
}

/**
 * Each book looks its row up by its key. Named a second time with `any`, the rows would be read
 * first, and every one of them compared with every book.
 */
const balances =
  (books: readonly Book[]): Change =>
  (sql) =>
    sql`
    update quota_pools p set remaining = b.remaining, booster = b.booster,
      booster_granted = b.booster_granted, allowance_granted = b.allowance_granted,
      last_refreshed_at = b.last_refreshed_at, next_refresh_at = b.next_refresh_at
    from unnest(${columnOf(books, ({ name }) => name)}::text[],
      ${columnOf(books, ({ remaining }) => remaining)}::int8[],
      ${columnOf(books, ({ booster }) => booster)}::int8[],
      ${columnOf(books, ({ boosterGranted }) => boosterGranted)}::int8[],
      ${columnOf(books, ({ allowanceGranted }) => allowanceGranted)}::int8[],
      ${columnOf(books, ({ lastRefreshedAt }) => lastRefreshedAt)}::timestamptz[],
      ${columnOf(books, ({ nextRefreshAt }) => nextRefreshAt)}::timestamptz[])
      as b(name, remaining, booster, booster_granted, allowance_granted, last_refreshed_at,
        next_refresh_at)
    where p.name = b.name`;

const ledgerRows =
  (posted: readonly { name: string; entry: Entry }[], now: Date): Change =>
  (sql) =>
    sql`
    insert into quota_ledger (pool, kind, remaining_delta, booster_delta, remaining_after,
      booster_after, request_id, periods, actor_id, reason, created_at)
    select *, ${now.toISOString()}::timestamptz
    from unnest(${columnOf(posted, ({ name }) => name)}::text[],
      ${columnOf(posted, ({ entry }) => entry.kind)}::text[],
      ${columnOf(posted, ({ entry }) => entry.remainingDelta)}::int8[],
      ${columnOf(posted, ({ entry }) => entry.boosterDelta)}::int8[],
      ${columnOf(posted, ({ entry }) => entry.remainingAfter)}::int8[],
      ${columnOf(posted, ({ entry }) => entry.boosterAfter)}::int8[],
      ${columnOf(posted, ({ entry }) => entry.requestId)}::text[],
      ${columnOf(posted, ({ entry }) => entry.periods)}::int4[],
      ${columnOf(posted, ({ entry }) => entry.actorId)}::text[],
      ${columnOf(posted, ({ entry }) => entry.reason)}::text[])`;

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
