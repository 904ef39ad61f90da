import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db, sql } from "@/test/database";
import { membershipsOf, subjectsOf } from "../queries/groupings";
import { countMembers, listMembers } from "../queries/members";
import { addMembers, removeMembers, setTemplate } from "./groupings";

const now = new Date("2026-03-01T00:00:00Z");
const fresh = () => `pool-${randomUUID()}`;
const someone = () => `${randomUUID()}@link.example.edu`;

test("added people are members once, in UPN order", async () => {
  const pool = fresh();
  const [ann, ben] = [`a${someone()}`, `b${someone()}`];
  expect(await addMembers(db, pool, [ben, ann, ben], "manual", now)).toEqual([ann, ben]);
  expect(await addMembers(db, pool, [ann], "manual", now)).toEqual([]);
  expect(await membershipsOf(db, [{ upn: ann, pool }])).toEqual([{ member: true, template: null }]);
  expect(await countMembers(db, [pool, "empty"])).toEqual(
    new Map([
      [pool, 2],
      ["empty", 0],
    ]),
  );
});

test("who was taken out by hand is not brought back by the rule, only by hand", async () => {
  const [pool, upn] = [fresh(), someone()];
  await addMembers(db, pool, [upn], "rule", now);
  expect(await removeMembers(db, pool, [upn, someone()], now)).toEqual([upn]);
  expect(await removeMembers(db, pool, [upn], now)).toEqual([]);
  expect(await addMembers(db, pool, [upn], "rule", now)).toEqual([]);
  expect(await addMembers(db, pool, [upn], "manual", now)).toEqual([upn]);
  expect(await removeMembers(db, pool, [upn], now)).toEqual([upn]);
  expect(await addMembers(db, pool, [upn], "manual", now)).toEqual([upn]);
  const kept = await sql`select from policy_exclusions where pool = ${pool}`;
  expect(kept).toHaveLength(0);
});

test("a membership by rule that is added by hand stays as one by hand", async () => {
  const [pool, upn] = [fresh(), someone()];
  await addMembers(db, pool, [upn], "rule", now);
  expect(await addMembers(db, pool, [upn], "manual", now)).toEqual([]);
  expect(await addMembers(db, pool, [upn], "rule", now)).toEqual([]);
  const page = await listMembers(db, pool, { limit: 5 });
  expect(page).toMatchObject([{ upn, origin: "manual", since: now }]);
});

test("a personal pool has one template role at a time, and keeps its owner", async () => {
  const upn = someone();
  const pool = `personal:${upn}`;
  await addMembers(db, pool, [upn], "personal", now);
  await setTemplate(db, pool, "student");
  await setTemplate(db, pool, "staff");
  await setTemplate(db, pool, "staff");
  expect(await subjectsOf(db, upn)).toEqual(expect.arrayContaining([upn, pool, "template:staff"]));
  expect(await subjectsOf(db, upn)).toHaveLength(3);
  expect(await removeMembers(db, pool, [upn], now)).toEqual([]);
  await setTemplate(db, pool, null);
  expect(await membershipsOf(db, [{ upn, pool }])).toEqual([{ member: true, template: null }]);
});

test("members are found by name or UPN, a page at a time", async () => {
  const pool = fresh();
  const upns = ["c", "a", "b"].map((letter) => `${letter}_${someone()}`).sort();
  await sql`insert into directory_people (upn, display_name) values (${upns[1]!}, '李 100%')`;
  await addMembers(db, pool, upns, "manual", now);
  const first = await listMembers(db, pool, { limit: 2 });
  expect(first.map(({ upn }) => upn)).toEqual(upns.slice(0, 2));
  const rest = await listMembers(db, pool, { limit: 2, after: upns[1] });
  expect(rest.map(({ upn }) => upn)).toEqual(upns.slice(2));
  expect(await listMembers(db, pool, { limit: 9, search: "100%" })).toMatchObject([
    { upn: upns[1], displayName: "李 100%" },
  ]);
  expect(await listMembers(db, pool, { limit: 9, search: "%" })).toHaveLength(1);
});

test.each([
  ["a stranger in a personal pool", "x@y.edu", "personal:z@y.edu", "manual"],
  ["a personal membership that is not the owner's", "x@y.edu", "personal:z@y.edu", "personal"],
  ["a pool named like a person", "x@y.edu", "z@y.edu", "manual"],
  ["a pool named like a template", "x@y.edu", "template:staff", "rule"],
  ["a pool as a member", "pool-a", "pool-b", "manual"],
  ["a wildcard", "*@y.edu", "pool-b", "manual"],
  ["a control character", "x\u0007@y.edu", "pool-b", "manual"],
  ["a separator", "x@y.edu", "pool$$b", "manual"],
  ["a comma", "x@y.edu", "pool,b", "manual"],
] as const)("the database refuses %s", async (_, upn, pool, origin) => {
  await expect(addMembers(db, pool, [upn], origin, now)).rejects.toThrow();
});

test("twenty parallel additions make one member", async () => {
  const [pool, upn] = [fresh(), someone()];
  const added = await Promise.all(
    Array.from({ length: 20 }, () => addMembers(db, pool, [upn], "manual", now)),
  );
  expect(added.flat()).toEqual([upn]);
});
