import { expect, test } from "vitest";
import { sql } from "./database";

test("connections run as the restricted role in a database of their own", async () => {
  const [row] =
    await sql`select session_user as login, current_user as role, current_database() as name`;
  expect(row).toMatchObject({ login: "airgate_web", role: "airgate_app" });
  expect(row?.name).toMatch(/^test_/);
});

test("the restricted role may not create tables", async () => {
  await expect(sql`create table intruder (id int)`).rejects.toThrow("permission denied");
});
