import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connectSql } from "@/core/db";
import { ownerUrl, sql, webUrl } from "@/test/database";
import { loginProblem } from "./login-role";
import { applyMigrations, bringUpToDate } from "./migrations";

const superuserUrl = new URL(inject("cluster").admin);
superuserUrl.pathname = new URL(webUrl).pathname;
const superuser = postgres(String(superuserUrl), { max: 1, onnotice: () => undefined });
const deputy = `deputy_${randomUUID().slice(0, 8)}`;
const deputyUrl = new URL(webUrl);
deputyUrl.username = deputy;

beforeAll(async () => {
  await applyMigrations(ownerUrl, ownerUrl);
  await superuser.unsafe(
    `create role ${deputy} login password '${decodeURIComponent(deputyUrl.password)}'`,
  );
  await superuser.unsafe(`grant airgate_app, airgate_owner to ${deputy}`);
});
afterAll(async () => {
  await superuser.unsafe(`drop role ${deputy}`);
  await superuser.end();
});

async function asked(url: string) {
  const connection = connectSql(url, 1);
  try {
    return (await loginProblem(connection)) ?? "admitted";
  } finally {
    await connection.end();
  }
}

test("a login that owns nothing is admitted", async () => {
  expect(await asked(webUrl)).toBe("admitted");
});

test.each([
  { who: "the owner", url: () => ownerUrl, why: "owns the tables" },
  {
    who: "somebody who may act as the owner",
    url: () => String(deputyUrl),
    why: "owns the tables",
  },
  { who: "the superuser", url: () => String(superuserUrl), why: "is a superuser" },
])("production is not started as $who, whatever role it takes", async ({ url, why }) => {
  const message = await asked(url());
  expect(message).toContain(decodeURIComponent(new URL(url()).username));
  expect(message).toContain(why);
  expect(message).toContain("DATABASE_MIGRATE_URL");
  expect(message).not.toContain(new URL(url()).password);
});

test("without the owner's address a migrated database is left alone, and another one refused", async () => {
  const production = { DATABASE_URL: webUrl, DATABASE_MIGRATE_URL: undefined, AIRGATE_DEMO: false };
  await bringUpToDate(production, sql);
  await superuser`delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  await expect(bringUpToDate(production, sql)).rejects.toThrow("DATABASE_MIGRATE_URL is missing");
});
