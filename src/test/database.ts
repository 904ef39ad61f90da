import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { connectSql, type Db, toDb } from "@/core/db";
import { loginUrls } from "../../scripts/postgres/roles.mjs";

/**
 * A database of this test file's own, migrated, with connections as the restricted login.
 * `core/db` opens the same one, because DATABASE_URL points to it.
 */
const { port, admin, passwords } = inject("cluster");
const name = `test_${randomUUID().replaceAll("-", "")}`;
await asAdmin(
  `create database ${name} owner airgate_owner template airgate_template strategy file_copy`,
);
const urls = loginUrls(port, name, passwords);
process.env.DATABASE_URL = urls.web;

/** Postgres.js pool as `airgate_web` in the role `airgate_app`, as in production. */
export const sql = connectSql(urls.web, 20);
export const db: Db = toDb(sql);
/** The same database for its owner: only for tests about migrations and grants. */
export const ownerUrl: string = urls.owner;
export const webUrl: string = urls.web;

afterAll(async () => {
  await sql.end({ timeout: 5 });
  await asAdmin(`drop database ${name} with (force)`);
});

async function asAdmin(statement: string) {
  const connection = postgres(admin, { max: 1, onnotice: () => undefined });
  try {
    await connection.unsafe(statement);
  } finally {
    await connection.end();
  }
}
