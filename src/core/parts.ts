import type { PendingQuery, Row } from "postgres";
import { clientOf, type Db, type Sql } from "./db";

/**
 * One read of a slice that may travel with others in one statement: a scalar of JSON, and what it
 * means. Each statement costs its own way there and back, more than the few rows it reads.
 */
export type Part<T> = { query(sql: Sql): PendingQuery<Row[]>; read(json: unknown): T };

type Parts = Record<string, Part<unknown>>;
type Read<P extends Parts> = { [K in keyof P]: P[K] extends Part<infer T> ? T : never };

/** Reads all parts in one statement, which is sent at once, behind those sent before it. */
export function readTogether<P extends Parts>(db: Db, parts: P): Promise<Read<P>> {
  const sql = clientOf(db);
  const list = Object.entries(parts);
  const columns = list.map(
    ([name, { query }], i) =>
      sql`${sql.unsafe(i === 0 ? "" : ",")} (${query(sql)}) as ${sql(name)}`,
  );
  const sent = sql`select ${columns}`.execute();
  return sent.then(([row]) => {
    const values = list.map(([name, { read }]) => [name, read(row?.[name])]);
    return Object.fromEntries(values) as Read<P>;
  });
}

/** Reads one part by itself. */
export const readAlone = <T>(db: Db, part: Part<T>): Promise<T> =>
  readTogether(db, { part }).then((read) => read.part);

/** One change of a slice that may travel with others in one statement. */
export type Change = (sql: Sql) => PendingQuery<Row[]>;

/**
 * Makes all changes in one statement, all of them or none. They see what stood before any of them,
 * so none may depend on another.
 */
export async function changeTogether(db: Db, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const sql = clientOf(db);
  await sql`with ${named(sql, changes)} select`;
}

const named = (sql: Sql, changes: readonly Change[]) =>
  changes.map(
    (change, i) => sql`${sql.unsafe(i === 0 ? "" : ",")} ${sql(`change_${i}`)} as (${change(sql)})`,
  );

/** The number of the transaction under way: read beside its locks, it stands for them. */
export const transactionPart: Part<string> = {
  query: (sql) => sql`select to_json(pg_current_xact_id()::text)`,
  read: String,
};

type Decided<R> = { changes: readonly Change[]; result: R };

/**
 * A transaction in two trips instead of four, on the one connection of a lane: `begin` travels with
 * the reads, `commit` with the changes. Nothing then holds what is sent later back when the
 * connection is lost in between and another takes its place; so the changes are bound to the
 * transaction that was read, and any other refuses them.
 */
export async function inTwoTrips<T extends { transaction: string }, R>(
  db: Db,
  read: () => Promise<T>,
  decide: (known: T) => Decided<R>,
): Promise<R> {
  const sql = clientOf(db);
  if (sql.options.max !== 1) throw new Error("a lane has one connection");
  try {
    const [, known] = await Promise.all([sql.unsafe("begin").execute(), read()]);
    const { changes, result } = decide(known);
    await Promise.all([...bound(sql, changes, known.transaction), sql.unsafe("commit").execute()]);
    return result;
  } catch (error) {
    // After a commit that failed there is nothing left to undo, which PostgreSQL only remarks.
    await sql.unsafe("rollback").catch(() => undefined);
    throw error;
  }
}

/** The changes, unless they have come to another transaction: then a division by zero undoes them. */
const bound = (sql: Sql, changes: readonly Change[], transaction: string) =>
  changes.length === 0
    ? []
    : [
        sql`with ${named(sql, changes)}
          select 1 / (pg_current_xact_id_if_assigned()
            is not distinct from ${transaction}::text::xid8)::int as bound`.execute(),
      ];

/** What a transaction fails with that is not the one that was read. */
export const otherTransaction = "22012";
