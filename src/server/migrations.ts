import { readFile } from "node:fs/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Sql } from "@/core/db";
import type { Env } from "@/core/env";

const folder = "./drizzle";
/** Several instances may start at once; one migrates, the others wait for it. */
const lockKey = 4_207_849_001;

type Addresses = Pick<Env, "DATABASE_URL" | "DATABASE_MIGRATE_URL" | "AIRGATE_DEMO">;

/**
 * Migrates as the owner. In production the application's own login is none, so without the owner's
 * address the database must have been migrated by somebody else. `sql` is the application's.
 */
export async function bringUpToDate(addresses: Addresses, sql: Sql): Promise<void> {
  const { DATABASE_URL, DATABASE_MIGRATE_URL, AIRGATE_DEMO } = addresses;
  if (DATABASE_MIGRATE_URL || AIRGATE_DEMO) {
    return applyMigrations(DATABASE_MIGRATE_URL ?? DATABASE_URL, DATABASE_URL);
  }
  if (await migrationsAreCurrent(sql).catch(() => false)) return;
  throw new Error(
    "DATABASE_MIGRATE_URL is missing: the database lacks migrations of this version, or the login " +
      "of DATABASE_URL has not been let in. Name the login that owns the database.",
  );
}

/**
 * Brings a database up to date as its owner, and lets the application's login act as the
 * restricted role that the migrations create.
 */
export async function applyMigrations(ownerUrl: string, webUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
    await admitLogin(sql, decodeURIComponent(new URL(webUrl).username));
  } finally {
    await sql.end();
  }
}

async function admitLogin(sql: postgres.Sql, login: string) {
  const [role] = await sql`select 1 from pg_roles where rolname = 'airgate_app'`;
  if (!role) await sql`create role airgate_app nologin`;
  await sql`grant usage on schema drizzle to airgate_app`;
  await sql`grant select on all tables in schema drizzle to airgate_app`;
  const [member] = await sql`
    select 1 from pg_roles
    where rolname = ${login} and pg_has_role(rolname, 'airgate_app', 'set')`;
  if (!member) await sql`grant airgate_app to ${sql(login)}`;
}

/** Whether the newest migration of this build is the newest one in the database. */
export async function migrationsAreCurrent(sql: Sql): Promise<boolean> {
  const journal = JSON.parse(await readFile(`${folder}/meta/_journal.json`, "utf8"));
  const newest = Math.max(0, ...journal.entries.map(({ when }: { when: number }) => when));
  const [row] = await sql<{ current: boolean }[]>`
    select coalesce(max(created_at), 0) >= ${newest} as current
    from drizzle.__drizzle_migrations`;
  return row?.current === true;
}
