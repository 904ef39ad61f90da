import { afterAll, beforeAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { fresh, givenPerson } from "@/test/given";
import { GetPerson, ListPeople } from "../schema/people";
import { getPerson } from "./get-person";
import { listPeople } from "./list-people";

afterAll(() => stopListening());

const { ctx } = testContext();
const list = (input: object) => listPeople(ctx, ListPeople.parse(input));
const get = (upn: string, on = ctx) => getPerson(on, GetPerson.parse({ upn }));

/** A department of its own, so that nobody else's people are found. */
const dept = `院系 50%_${fresh("d")}`;
const frozenAt = new Date("2026-03-01T00:00:00Z");
let ann: string;
let ben: string;
let eve: string;

beforeAll(async () => {
  const of = { department: dept };
  ann = await givenPerson(db, { ...of, displayName: "Ann Zhou", type: "staff", upn: mail("c") });
  ben = await givenPerson(db, { ...of, displayName: "王小明", type: "student", upn: mail("b") });
  eve = await givenPerson(db, {
    ...of,
    displayName: "王大锤",
    type: "student",
    upn: mail("a"),
    status: "left",
    frozenAt,
    frozenReason: "lost a laptop",
    attributes: { campus: "东" },
  });
});

const mail = (letter: string) => `${letter}-${fresh("p")}@link.example.edu`;
const upnsOf = async (input: object) =>
  (await list({ department: dept, ...input })).rows.map(({ upn }) => upn).sort();

test.each([
  ["a surname", { search: "王" }, () => [ben, eve]],
  ["a name in another case", { search: "aNN z" }, () => [ann]],
  ["the beginning of a UPN", { search: "B-P-" }, () => [ben]],
  ["the beginning of a department", { search: "院系 50%_" }, () => [ann, ben, eve]],
  ["a wildcard, which is a letter like any other", { search: "%" }, () => []],
  ["a type", { type: "student" }, () => [ben, eve]],
  ["a status", { status: "left" }, () => [eve]],
  ["the frozen", { frozen: true }, () => [eve]],
  ["the others", { frozen: false, status: "active" }, () => [ann, ben]],
])("people are found by %s", async (_, filter, wanted) => {
  expect(await upnsOf(filter)).toEqual(wanted().sort());
});

test.each(["upn", "name", "department", "created"] as const)(
  "sorted by %s, pages join without gap or repeat, both ways",
  async (sort) => {
    for (const direction of ["asc", "desc"] as const) {
      const whole = await list({ department: dept, sort, direction });
      const joined: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ department: dept, sort, direction, limit: 1, cursor });
        joined.push(...page.rows);
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(joined).toEqual(whole.rows);
      expect(joined).toHaveLength(3);
    }
  },
);

test("a cursor of another order, or of nobody's making, is refused", async () => {
  const { next } = await list({ department: dept, sort: "name", limit: 1 });
  for (const cursor of [next, "x", Buffer.from('["created","soon","a"]').toString("base64url")]) {
    const refused = list({ sort: "created", cursor });
    await expect(refused).rejects.toMatchObject({ code: "directory.cursor_invalid" });
  }
});

test("a search among 50,000 people uses the indexes of beginnings", async () => {
  await sql.begin(async (tx) => {
    await tx`
      insert into directory_people (upn, display_name, department)
      select 'crowd-' || n || '@x.edu', 'Crowd ' || n, 'Dept ' || n % 500
      from generate_series(1, 50000) n`;
    await tx`analyze directory_people`;
    const plan = await tx`
      explain select upn from directory_people
      where upn like 'crowd-4999%' or lower(display_name) like 'crowd-4999%'
        or lower(department) like 'crowd-4999%'`;
    const text = JSON.stringify(plan);
    for (const start of ["upn_start", "name_start", "department_start"]) {
      expect(text).toContain(`directory_people_${start}`);
    }
    await tx`delete from directory_people where upn like 'crowd-%'`;
  });
});

test("a person is shown with all the directory knows", async () => {
  expect(await get(eve.toUpperCase())).toMatchObject({
    upn: eve,
    display_name: "王大锤",
    department: dept,
    status: "left",
    frozen_at: frozenAt,
    frozen_reason: "lost a laptop",
    attributes: { campus: "东" },
    source: "local",
  });
});

test("an absent person is not found", async () => {
  await expect(get("nobody@link.example.edu")).rejects.toMatchObject({
    kind: "not_found",
    code: "directory.user_not_found",
    details: { upn: "nobody@link.example.edu" },
  });
});

test("every admin sees people; a key with the scope sees one", async () => {
  const viewer = testContext({ actor: admin("viewer") }).ctx;
  expect(await get(ann, viewer)).toMatchObject({ upn: ann });
  expect((await listPeople(viewer, ListPeople.parse({ limit: 1 }))).rows).toHaveLength(1);
  expect(await get(ann, testContext({ actor: apiKey("people:read") }).ctx)).toMatchObject({
    upn: ann,
  });
});

test.each([
  { who: "a manager", actor: manager() },
  { who: "an API key with another scope", actor: apiKey("pools:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who sees nobody", async ({ actor }) => {
  const { ctx: theirs } = testContext({ actor, grants: { "uniauth/bill": ["x"] } });
  await expect(listPeople(theirs, ListPeople.parse({}))).rejects.toMatchObject({
    kind: "forbidden",
  });
  await expect(get(ann, theirs)).rejects.toMatchObject({ kind: "forbidden" });
});
