import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/core/access";
import { stopListening } from "@/core/listen";
import { admin, apiKey, manager, subAccount, testContext, visitor } from "@/test/context";
import { db } from "@/test/database";
import { rulesOf } from "../queries/list-rules";
import { policyIndex } from "../queries/rules";
import { decide } from "../rules/decide";
import { AddRules, RemoveRules } from "../schema/rules";
import { addRules, removeRules } from "./rules";

afterAll(() => stopListening());

const reason = "a test needs it";
const now = new Date("2026-03-01T00:00:00Z");
const later = new Date("2026-04-01T00:00:00Z");

const ruleOf = (sub: string, over: Record<string, unknown> = {}) => ({
  sub,
  dom: "*",
  obj: "model/a",
  act: "use",
  eft: "allow",
  ...over,
});

function given({ actor = admin() }: { actor?: Actor } = {}) {
  const { ctx, recorded } = testContext({ actor, now });
  const pool = `pool-${randomUUID()}`;
  const add = (rules: readonly ReturnType<typeof ruleOf>[]) =>
    addRules(ctx, AddRules.parse({ rules, reason }));
  const remove = (ids: number[]) => removeRules(ctx, RemoveRules.parse({ ids, reason }));
  return { pool, add, remove, recorded, stored: () => rulesOf(db, [pool]) };
}

test("added rules stand, count, and are in the audit row", async () => {
  const { pool, add, stored, recorded } = given();
  const deny = ruleOf(pool, { obj: "model/*", eft: "deny", dom: "staging", note: "no tests" });
  const { added, duplicates } = await add([ruleOf(pool), deny]);
  expect(duplicates).toEqual([]);
  expect(added).toHaveLength(2);
  expect(await stored()).toEqual(expect.arrayContaining(added));
  expect(recorded).toMatchObject([
    {
      audit: {
        action: "policy.rules.add",
        targetId: pool,
        old: null,
        new: { rules: added.map(({ id, sub, obj, eft }) => ({ id, sub, obj, eft })) },
        reason,
      },
    },
  ]);
  const question = { subjects: [pool], obj: "model/a", act: "use", at: now.getTime() };
  const verdictIn = async (dom: string) => decide(await policyIndex().get(), { ...question, dom });
  await expect.poll(() => verdictIn("production")).toBe("allow");
  expect(await verdictIn("staging")).toBe("deny");
});

test("a rule that stands is reported, not changed, and leaves no audit row", async () => {
  const { pool, add, stored, recorded } = given();
  const [first] = (await add([ruleOf(pool, { note: "first" })])).added;
  const again = await add([ruleOf(pool, { note: "second" }), ruleOf(pool)]);
  expect(again).toEqual({ added: [], duplicates: [first] });
  expect(await stored()).toEqual([first]);
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, true]);
});

test("a rule that has expired is taken up anew", async () => {
  const expires_at = new Date("2026-03-02T00:00:00Z").toISOString();
  const { pool, add } = given();
  await add([ruleOf(pool, { eft: "deny", expires_at })]);
  expect((await add([ruleOf(pool, { eft: "deny" })])).added).toEqual([]);
  const { ctx } = testContext({ now: later });
  const input = AddRules.parse({ rules: [ruleOf(pool, { eft: "deny" })], reason });
  const { added } = await addRules(ctx, input);
  expect(added).toMatchObject([{ sub: pool, expires_at: null, created_at: later }]);
});

test("removed rules are gone; removing them again says so and changes nothing", async () => {
  const { pool, add, remove, stored, recorded } = given();
  const { added } = await add([ruleOf(pool), ruleOf(pool, { eft: "deny" })]);
  const ids = added.map(({ id }) => id);
  const first = await remove([...ids, ids[0]!]);
  expect(first.removed.map(({ id }) => id)).toEqual([...ids].sort((a, b) => a - b));
  expect(first.absent).toEqual([]);
  expect(await stored()).toEqual([]);
  expect(await remove(ids)).toEqual({ removed: [], absent: ids });
  expect(recorded.map(({ audit }) => audit === null)).toEqual([false, false, true]);
  expect(recorded[1]).toMatchObject({
    audit: { action: "policy.rules.remove", new: null, reason, targetId: pool },
  });
});

test.each([
  ["a wildcard as subject", { sub: "*" }, "policy.subject_invalid"],
  ["a wildcard within a subject", { sub: "pool*" }, "policy.subject_invalid"],
  ["a subject in capitals", { sub: "Ann@x.edu" }, "policy.subject_invalid"],
  ["a separator of Casbin", { sub: "a$$b" }, "policy.subject_invalid"],
  ["a comma", { sub: "a,b" }, "policy.subject_invalid"],
  ["a line break", { sub: "a\np, b" }, "policy.subject_invalid"],
  ["a template of nothing", { sub: "template:" }, "policy.subject_invalid"],
  ["a personal pool of nobody", { sub: "personal:lab" }, "policy.subject_invalid"],
  ["any object", { obj: "*" }, "policy.object_unknown"],
  ["part of a model with a wildcard", { obj: "model/a*" }, "policy.object_unknown"],
  ["an unknown family", { obj: "money/all" }, "policy.object_unknown"],
  ["a wildcard pool", { obj: "uniauth/bill/*", act: "read" }, "policy.object_unknown"],
  [
    "a pool that is a person",
    { obj: "uniauth/bill/a@x.edu", act: "read" },
    "policy.object_unknown",
  ],
  ["an action of another object", { obj: "platform", act: "use" }, "policy.act_unknown"],
  ["a wildcard action", { act: "*" }, "policy.act_unknown"],
  ["part of a domain with a wildcard", { dom: "prod*" }, "domain.invalid"],
])("the schema refuses %s", (_, over, message) => {
  const parsed = AddRules.safeParse({ rules: [ruleOf("lab", over)], reason });
  const issues = parsed.success ? [] : parsed.error.issues;
  expect(JSON.stringify(issues)).toContain(message);
});

test.each([
  ruleOf("ann@x.edu"),
  ruleOf("personal:ann@x.edu", { obj: "platform", act: "entry", eft: "deny" }),
  ruleOf("template:student", { obj: "model/*", dom: "staging" }),
  ruleOf("实验室-1", { obj: "uniauth/bill/实验室-1", act: "read" }),
  ruleOf("ann@x.edu", { obj: "uniauth/members/personal:ben@x.edu", act: "write" }),
])("the schema and the database take $sub on $obj", async (rule) => {
  const { add } = given();
  const { added, duplicates } = await add([rule]);
  expect([...added, ...duplicates]).toMatchObject([rule]);
});

test("a refused batch leaves no trace", async () => {
  const { pool, stored, recorded } = given();
  const { ctx } = testContext();
  const broken = { ...ruleOf(pool), obj: "*" } as never;
  await expect(addRules(ctx, { rules: [ruleOf(pool) as never, broken], reason })).rejects.toThrow();
  expect(await stored()).toEqual([]);
  expect(recorded).toEqual([]);
});

test.each([
  { who: "a role without the capability", actor: admin("support") },
  { who: "a manager", actor: manager() },
  { who: "an API key that may only read", actor: apiKey("policy:read") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not change rules", async ({ actor }) => {
  const { pool, add, remove, stored, recorded } = given({ actor });
  await expect(add([ruleOf(pool)])).rejects.toMatchObject({ kind: "forbidden" });
  const [mine] = (await given().add([ruleOf(pool)])).added;
  await expect(remove([mine!.id])).rejects.toMatchObject({ kind: "forbidden" });
  expect(await stored()).toEqual([mine]);
  expect(recorded).toEqual([]);
});

test("somebody who has not signed in may not change rules", async () => {
  const { pool, add } = given({ actor: visitor() });
  await expect(add([ruleOf(pool)])).rejects.toMatchObject({ kind: "unauthenticated" });
});

test("an API key with the scope may", async () => {
  const { pool, add, remove } = given({ actor: apiKey("policy:write") });
  const [rule] = (await add([ruleOf(pool)])).added;
  expect((await remove([rule!.id])).removed).toEqual([rule]);
});

test("twenty parallel additions of the same rules add each of them once", async () => {
  const { pool, add, stored } = given();
  const rules = [ruleOf(pool), ruleOf(pool, { obj: "model/b" }), ruleOf(pool, { eft: "deny" })];
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => add(n % 2 ? rules : [...rules].reverse())),
  );
  expect(outcomes.flatMap(({ added }) => added)).toHaveLength(3);
  for (const { added, duplicates } of outcomes) expect(added.length + duplicates.length).toBe(3);
  expect(await stored()).toHaveLength(3);
});
