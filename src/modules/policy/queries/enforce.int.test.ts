import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { stopListening } from "@/core/listen";
import { admin, apiKey, manager, subAccount, testContext } from "@/test/context";
import { db, sql } from "@/test/database";
import { fresh, givenMember, givenPerson, givenPool, givenRule, givenUser } from "@/test/given";
import * as random from "@/test/random-policy";
import { setTemplate } from "../commands/groupings";
import { enforcerOf, loadEnforcer, storedModel } from "../internal/enforcer";
import type { Rule } from "../rules/decide";
import { poolModel } from "../rules/model";
import { Enforce } from "../schema/enforce";
import { enforce, groupingsOf } from "./enforce";
import { explain } from "./explain";
import { subjectsOf } from "./groupings";
import { policyIndex, readRules } from "./rules";

afterAll(() => stopListening());

const now = new Date(random.at);
const { ctx } = testContext({ now });
const ask = (input: Record<string, unknown>) =>
  enforce(ctx, Enforce.parse({ dom: "production", act: "use", ...input }));
const why = (input: Record<string, unknown>) =>
  explain(ctx, Enforce.parse({ dom: "production", act: "use", ...input }));

test("the stored model is the one the compiled index decides by", async () => {
  expect(await storedModel(db)).toBe(poolModel);
});

test("what the operations answer is what Casbin says of the stored rows", async () => {
  const stores = fc.tuple(random.rules, random.groupings);
  const questions = fc.array(
    fc.tuple(random.person, fc.option(random.pool, { nil: undefined }), random.asked),
    { minLength: 10, maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(stores, questions, async ([rules, groupings], all) => {
      await store(rules, groupings);
      const full = await loadEnforcer(db, now);
      const stored = await readRules(sql);
      for (const [sub, pool, { dom, obj, act }] of all) {
        const input = { sub, pool, dom, obj, act };
        const [said, explained] = await Promise.all([enforce(ctx, input), explain(ctx, input)]);
        expect(explained).toMatchObject(said);
        const counting = await groupingsOf(db, input);
        const selected = await enforcerOf({
          model: poolModel,
          rules: stored,
          groupings: counting,
          at: random.at,
        });
        const decided = pool === undefined ? full : selected;
        expect(said.verdict === "allow").toBe(decided.enforceSync(sub, dom, obj, act));
      }
    }),
    { numRuns: 40 },
  );
  await sql`delete from policy_rules`;
});

test("without a pool all of a person's pools count, with one only that", async () => {
  const { upn, pool, approach } = await givenUser(db);
  const other = await givenPool(db);
  await givenMember(db, upn, other);
  await givenRule(db, { sub: other, obj: `model/${approach}`, act: "use", eft: "deny" });
  const obj = `model/${approach}`;
  expect(await ask({ sub: upn, obj })).toEqual({
    allowed: false,
    verdict: "deny",
    reason_code: "ACCESS_DENIED",
  });
  expect(await ask({ sub: upn, obj, pool })).toMatchObject({ allowed: true, reason_code: "OK" });
  const stranger = await givenPerson(db);
  expect(await ask({ sub: stranger, obj, pool })).toEqual({
    allowed: false,
    verdict: "none",
    reason_code: "NOT_A_MEMBER",
  });
});

test("a personal pool acts through its template, and the path says so", async () => {
  const upn = await givenPerson(db);
  const pool = `personal:${upn}`;
  const template = fresh("t");
  await db.execute(
    `insert into policy_groupings (member, role, origin) values ('${upn}', '${pool}', 'personal')`,
  );
  await setTemplate(db, pool, template);
  await givenRule(db, { sub: `template:${template}`, obj: "model/*", act: "use" });
  const answer = await why({ sub: upn, obj: "model/whatever", pool });
  expect(answer).toMatchObject({ allowed: true, denies: [] });
  expect(answer.allows).toMatchObject([{ path: [upn, pool, `template:${template}`] }]);
  expect(answer.flip).toEqual({ join: [], add: [], remove: [answer.allows[0]!.rule.id] });
  expect(new Set(await subjectsOf(db, upn))).toEqual(new Set([upn, pool, `template:${template}`]));
});

test("an explanation names every deny, the change that opens, and the step that refuses", async () => {
  const { upn, pool, approach } = await givenUser(db);
  const obj = `model/${approach}`;
  await givenRule(db, { sub: pool, obj: "platform", act: "entry", eft: "deny" });
  await givenRule(db, { sub: upn, obj: "model/*", act: "use", eft: "deny", dom: "production" });
  const answer = await why({ sub: upn, obj, pool });
  expect(answer).toMatchObject({ allowed: false, reason_code: "ACCESS_DENIED" });
  expect(answer.allows.map(({ path }) => path)).toEqual([[upn, pool]]);
  expect(answer.denies.map(({ rule }) => rule.obj).sort()).toEqual(["model/*", "platform"]);
  expect(answer.flip?.add).toEqual([]);
  expect(answer.flip?.remove).toHaveLength(2);
  const refusing = answer.steps?.find(({ code }) => code !== "OK");
  expect(refusing).toEqual({ step: "dark_room", code: "ACCESS_DENIED" });
});

test.each([
  { over: { frozenAt: now }, code: "USER_FROZEN" },
  { over: { status: "left" as const }, code: "USER_FROZEN" },
])("somebody who is out is refused at the first step ($code)", async ({ over, code }) => {
  const upn = await givenPerson(db, over);
  const answer = await why({ sub: upn, obj: "model/none", pool: "absent" });
  expect(answer.steps?.map((step) => step.code)).toEqual([
    code,
    "NOT_A_MEMBER",
    "APPROACH_NOT_FOUND",
    "OK",
    "OK",
  ]);
  expect(answer.flip).toEqual({
    join: [{ member: upn, role: "absent" }],
    add: [{ sub: upn, dom: "production", obj: "model/none", act: "use", eft: "allow" }],
    remove: [],
  });
});

test("a pool asks for itself, but not on a pool", async () => {
  const { pool, approach } = await givenUser(db);
  expect(await ask({ sub: pool, obj: `model/${approach}` })).toMatchObject({ allowed: true });
  expect(Enforce.safeParse({ sub: pool, pool, obj: "platform", act: "entry" }).success).toBe(false);
});

test.each([
  { who: "a role without the capability", actor: admin("finance") },
  { who: "a manager", actor: manager() },
  { who: "an API key with another scope", actor: apiKey("policy:write", "balance:check") },
  { who: "a sub-account", actor: subAccount() },
])("$who may not ask", async ({ actor }) => {
  const input = Enforce.parse({ sub: "ann@x.edu", obj: "platform", act: "entry" });
  const theirs = testContext({ actor }).ctx;
  await expect(enforce(theirs, input)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(explain(theirs, input)).rejects.toMatchObject({ kind: "forbidden" });
});

/** Replaces the whole policy and waits until this instance has heard of it. */
async function store(
  rules: readonly Rule[],
  groupings: readonly { member: string; role: string }[],
) {
  const rows = rules.map(({ id: _, expiresAt, ...rule }) => ({
    ...rule,
    expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  }));
  await sql.begin(async (tx) => {
    await tx`delete from policy_rules`;
    await tx`delete from policy_groupings`;
    await tx`insert into policy_rules ${tx(rows)}`;
    if (groupings.length > 0) {
      await tx`insert into policy_groupings ${tx(groupings.map(withOrigin))}`;
    }
  });
  const wanted = JSON.stringify(await readRules(sql));
  await expect
    .poll(async () => JSON.stringify(held(await policyIndex().get())), {
      interval: 2,
      timeout: 2000,
    })
    .toBe(wanted);
}

const held = (index: ReadonlyMap<string, ReadonlyMap<string, Rule[]>>) =>
  [...index.values()]
    .flatMap((objects) => [...objects.values()].flat())
    .sort((a, b) => a.id - b.id);

const withOrigin = (grouping: { member: string; role: string }) => ({
  ...grouping,
  origin: grouping.role.startsWith("template:")
    ? "template"
    : grouping.role.startsWith("personal:")
      ? "personal"
      : "manual",
});
