import fc from "fast-check";
import { expect, test, vi } from "vitest";
import * as random from "@/test/random-policy";
import { decide, indexRules, mayUseModel, type Rule } from "../rules/decide";
import { poolModel } from "../rules/model";
import { type Grouping, pathsFrom, selectPool } from "../rules/paths";
import { enforcerOf } from "./enforcer";

const { at } = random;
const runs = { numRuns: 1500 };

// Thousands of policies take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const casbin = (rules: readonly Rule[], groupings: readonly Grouping[]) =>
  enforcerOf({ model: poolModel, rules, groupings, at });

test("the compiled index decides as Casbin does, over all of a subject's pools", async () => {
  const questions = fc.array(fc.tuple(random.subject, random.asked), {
    minLength: 8,
    maxLength: 12,
  });
  let allowed = 0;
  let denied = 0;
  await fc.assert(
    fc.asyncProperty(random.rules, random.groupings, questions, async (rules, groupings, all) => {
      const enforcer = await casbin(rules, groupings);
      const index = indexRules(rules);
      for (const [sub, { dom, obj, act }] of all) {
        const subjects = [...pathsFrom(groupings, sub).keys()];
        const verdict = decide(index, { subjects, dom, obj, act, at });
        expect(enforcer.enforceSync(sub, dom, obj, act)).toBe(verdict === "allow");
        if (verdict === "allow") allowed += 1;
        if (verdict === "deny") denied += 1;
      }
    }),
    runs,
  );
  expect(Math.min(allowed, denied)).toBeGreaterThan(300);
});

test("on a selected pool it decides as Casbin does on the rows of that pool alone", async () => {
  const questions = fc.array(fc.tuple(random.person, random.pool, random.asked), {
    minLength: 3,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(random.rules, random.groupings, questions, async (rules, groupings, all) => {
      const index = indexRules(rules);
      for (const [upn, pool, { dom, obj, act }] of all) {
        const counting = selectPool(groupings, upn, pool);
        const subjects = [...pathsFrom(counting, upn).keys()];
        expect([...subjects].sort()).toEqual(countingSubjects(groupings, upn, pool).sort());
        const wanted = decide(index, { subjects, dom, obj, act, at }) === "allow";
        const some = rules.filter(({ sub }) => subjects.includes(sub));
        expect((await casbin(some, counting)).enforceSync(upn, dom, obj, act)).toBe(wanted);
        // Rows of other subjects change nothing: the groupings alone select.
        expect((await casbin(rules, counting)).enforceSync(upn, dom, obj, act)).toBe(wanted);
      }
    }),
    runs,
  );
});

test("a pool opens a model when Casbin allows it and neither model nor entry is denied", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      random.rules,
      random.groupings,
      random.person,
      random.pool,
      random.approach,
      async (rules, groupings, upn, pool, approach) => {
        const dom = "production";
        const counting = selectPool([...groupings, { member: upn, role: pool }], upn, pool);
        const subjects = [...pathsFrom(counting, upn).keys()];
        const outcome = mayUseModel(indexRules(rules), { subjects, dom, at }, approach);
        seen.add(outcome);

        const object = `model/${approach}`;
        // With an allow of its own on top only a deny can still refuse.
        const lenient = await casbin(
          [...rules, ruleFor(upn, object, "use"), ruleFor(upn, "platform", "entry")],
          counting,
        );
        const entry = lenient.enforceSync(upn, dom, "platform", "entry");
        const model = lenient.enforceSync(upn, dom, object, "use");
        const strict = (await casbin(rules, counting)).enforceSync(upn, dom, object, "use");
        const wanted = !(entry && model) ? "shut_out" : strict ? "allowed" : "not_allowed";
        expect(outcome).toBe(wanted);
      },
    ),
    runs,
  );
  expect([...seen].sort()).toEqual(["allowed", "not_allowed", "shut_out"]);
});

test("Casbin remembers no domain that somebody merely asked about", async () => {
  const enforcer = await casbin(
    [ruleFor("lab", "model/a", "use")],
    [{ member: "ann@x.edu", role: "lab" }],
  );
  const roles = () => JSON.stringify(enforcer.getRoleManager(), mapsToo).length;
  const before = roles();
  for (let n = 0; n < 50; n += 1) {
    enforcer.enforceSync("ann@x.edu", "production", `model/other-${n}`, "use");
    enforcer.enforceSync(`nobody-${n}@x.edu`, "production", "platform", "entry");
  }
  expect(roles()).toBe(before);
});

test("an empty policy allows nothing", async () => {
  const enforcer = await casbin([], []);
  expect(enforcer.enforceSync("ann@x.edu", "production", "model/a", "use")).toBe(false);
});

const mapsToo = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);

const ruleFor = (sub: string, obj: string, act: string): Rule => ({
  id: 0,
  sub,
  dom: "*",
  obj,
  act,
  eft: "allow",
  expiresAt: null,
});

/** product.md §3 in other words: the person; the pool and its template for a member of the pool. */
const countingSubjects = (groupings: readonly Grouping[], upn: string, pool: string): string[] =>
  groupings.some(({ member, role }) => member === upn && role === pool)
    ? [upn, pool, ...groupings.filter(({ member }) => member === pool).map(({ role }) => role)]
    : [upn];
