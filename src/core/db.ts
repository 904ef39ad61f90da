import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "./env";
import { once } from "./once";

/** The database, or the transaction of a command. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;
export type Sql = ReturnType<typeof connectSql>;

/** The database role that owns nothing and cannot rewrite history; every connection runs as it. */
const appRole = "airgate_app";

/**
 * What runs longer has gone wrong, and would only keep a connection from others. Migrations, which
 * the owner runs, have no bound.
 */
const longestMs = { page: 30_000, lane: 10_000, job: 600_000 };

/** Opens a pool whose connections run as the restricted application role. */
export function connectSql(url: string, max: number, settings: Record<string, string> = {}) {
  return postgres(url, {
    max,
    idle_timeout: 0,
    onnotice: () => undefined,
    connection: {
      application_name: "airgate",
      role: appRole,
      TimeZone: "UTC",
      statement_timeout: longestMs.page,
      ...settings,
    },
    types: { bigint: safeBigint },
  });
}

/** Money and ids come as int8; they fit safe integers by check constraints, or the read fails. */
const safeBigint = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse(text: string) {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new Error("int8 beyond the safe integers");
    return value;
  },
};

export const toDb = (sql: Sql): Db => drizzle(sql, { casing: "snake_case" });

/** The process's connections, made at first use. */
export const sql = (): Sql =>
  once("sql", () => connectSql(env().DATABASE_URL, env().DATABASE_POOL));

export const db = (): Db => once("db", () => toDb(sql()));

/**
 * For connections that find rows by key and do nothing else: a plan that is made once, and not by
 * what the statistics say. They lag behind a table that grows fast, and a plan made when it was
 * empty would read all of it for ever.
 */
export const byKey = {
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
};

/**
 * A connection of its own for one lane of a hot path: statements that are sent together travel in
 * one write and come back in one read, while a pool would spread them over its connections.
 */
export const laneDb = (lane: string, settings: Record<string, string> = {}): Db =>
  once(`lane.${lane}`, () => {
    const bound = { statement_timeout: `${longestMs.lane}` };
    return toDb(kept(connectSql(env().DATABASE_URL, 1, { ...bound, ...settings })));
  });

/** For jobs, for which nobody waits: their statements go through whole tables and may take long. */
export const jobDb = (): Db =>
  once("db.jobs", () => {
    const { DATABASE_URL, DATABASE_POOL } = env();
    const bound = { statement_timeout: `${longestMs.job}` };
    return toDb(kept(connectSql(DATABASE_URL, DATABASE_POOL, bound)));
  });

function kept(connections: Sql): Sql {
  others().push(connections);
  return connections;
}
const others = (): Sql[] => once("db.others", () => []);

/** Ends every connection of the process, at shutdown. */
export async function closeDb(): Promise<void> {
  await Promise.all([sql(), ...others()].map((connections) => connections.end({ timeout: 5 })));
}

/**
 * The postgres.js client below a `Db`, for statements of the hot path: its tagged templates are
 * prepared once per connection and concurrent ones share a round trip. Drizzle keeps the client in
 * `session.client`, public there but missing in the type of `Db`.
 */
export const clientOf = (db: Db): Sql =>
  (db as unknown as { session: { client: Sql } }).session.client;

/** Lets the statements of this transaction take as long as they need. */
export const withoutTimeout = async (db: Db): Promise<void> => {
  await clientOf(db)`set local statement_timeout = 0`;
};

/** A statement was ended because it took too long, or somebody ended it by hand. */
export const isTimedOut = (error: unknown): boolean => sqlState(error) === "57014";

/** PostgreSQL's code of an error, perhaps wrapped by the query builder; else an empty text. */
export function sqlState(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return cause?.code ?? code ?? "";
}
