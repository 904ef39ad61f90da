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
  const named = changes.map(
    (change, i) => sql`${sql.unsafe(i === 0 ? "" : ",")} ${sql(`change_${i}`)} as (${change(sql)})`,
  );
  await sql`with ${named} select`;
}
