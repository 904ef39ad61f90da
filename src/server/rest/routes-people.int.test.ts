import { expect, test } from "vitest";
import { db } from "@/test/database";
import { givenPerson, givenUser } from "@/test/given";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey();

test("a sign-in makes the personal pool once; later ones find it", async () => {
  const upn = await givenPerson(db, { type: "student" });
  const signIn = () => ask("POST /people/{upn}/sign-in", { key }, { upn });
  const pool = `personal:${upn}`;
  expect((await signIn()).answer).toMatchObject({ upn, pool, created: true, updated: [] });
  expect((await signIn()).answer).toMatchObject({ upn, pool, created: false, updated: [] });
  const { answer } = await ask("GET /people/{upn}/pools", { key }, { upn });
  expect(answer).toMatchObject({ upn, rows: [{ pool, origin: "personal" }], next: null });
});

test("whoever is frozen is shut out; whoever is unknown is not found", async () => {
  const upn = await givenPerson(db, { frozenAt: new Date() });
  const frozen = await ask("POST /people/{upn}/sign-in", { key }, { upn });
  expect([frozen.status, frozen.answer.code]).toEqual([403, "PERSON_FROZEN"]);
  const nobody = { upn: "nobody@link.example.edu" };
  const lines = ["POST /people/{upn}/sign-in", "GET /people/{upn}", "GET /people/{upn}/pools"];
  for (const line of lines) {
    const { status, answer } = await ask(line, { key }, nobody);
    expect([line, status, answer.details]).toEqual([line, 404, nobody]);
  }
});

test("a person is read, and their pools are read on", async () => {
  const { upn, pool, approach } = await givenUser(db);
  const person = await ask("GET /people/{upn}", { key }, { upn });
  expect(person.answer).toMatchObject({ upn, display_name: "某人", status: "active" });
  await ask("POST /people/{upn}/sign-in", { key }, { upn });
  const first = await ask("GET /people/{upn}/pools", { key }, { upn }, "?limit=1&dom=staging");
  expect(first.answer).toMatchObject({ dom: "staging", next: expect.any(String) });
  const cursor = encodeURIComponent(String(first.answer.next));
  const rest = await ask("GET /people/{upn}/pools", { key }, { upn }, `?limit=1&cursor=${cursor}`);
  const rows = [first, rest].flatMap(({ answer }) => answer.rows as { pool: string }[]);
  expect(rows.map((row) => row.pool).sort()).toEqual([`personal:${upn}`, pool].sort());
  expect(rows.find((row) => row.pool === pool)).toMatchObject({ models: [approach] });
  for (const query of ["?limit=0", "?limit=201", "?limit=x", "?dom=a%20b"]) {
    const bad = await ask("GET /people/{upn}/pools", { key }, { upn }, query);
    expect([query, bad.status, bad.answer.code]).toEqual([query, 400, "BAD_REQUEST"]);
  }
});
