import postgres from "postgres";
import { expect, test } from "vitest";
import { ownerUrl, sql, webUrl } from "@/test/database";
import { applyMigrations, migrationsAreCurrent } from "./migrations";

test("a migrated database is current, also after instances that migrate at once", async () => {
  await Promise.all([1, 2, 3].map(() => applyMigrations(ownerUrl, webUrl)));
  expect(await migrationsAreCurrent(sql)).toBe(true);
});

test("a database without the newest migration is not current", async () => {
  const owner = postgres(ownerUrl, { max: 1 });
  await owner`delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  await owner.end();
  expect(await migrationsAreCurrent(sql)).toBe(false);
});
