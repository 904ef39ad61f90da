import fc from "fast-check";
import { expect, test, vi } from "vitest";
import * as random from "@/test/random-policy";
import { decide, indexRules, type PolicyIndex, type Question, type Rule } from "./decide";
import { answer, bearing, type Change, flip } from "./explain";
import { type Grouping, pathsFrom, selectPool } from "./paths";

const { at } = random;
const runs = { numRuns: 3000 };

// Thousands of policies take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A situation in which somebody asks: with or without a selected pool. */
const situation = fc.record({
  rules: random.rules,
  groupings: random.groupings,
  subject: random.person,
  pool: fc.option(random.pool, { nil: undefined }),
  asked: random.asked,
});
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

function standing({ rules, groupings, subject, pool, asked }: Situation) {
  const counting = pool === undefined ? groupings : selectPool(groupings, subject, pool);
  const subjects = [...pathsFrom(counting, subject).keys()];
  const member = groupings.some((one) => one.member === subject && one.role === pool);
  const selected = pool === undefined ? undefined : { member };
  const join = pool !== undefined && !member ? [{ member: subject, role: pool }] : [];
  const possible = [...pathsFrom([...counting, ...join], subject).keys()];
  const index = indexRules(rules);
  const question: Question = { ...asked, subjects, at };
  const change = flip(index, question, { subject, selected, join }, possible);
  return { index, question, selected, possible, change, result: answer(index, question, selected) };
}

const sizeOf = ({ join, add, remove }: Change) => join.length + add.length + remove.length;

test("the proposed change turns the answer round", () => {
  fc.assert(
    fc.property(situation, (drawn) => {
      const { change, result } = standing(drawn);
      if (change === null) return;
      expect(standing(changed(drawn, change)).result.allowed).toBe(!result.allowed);
    }),
    runs,
  );
});

test("no part of the proposed change can be left out", () => {
  fc.assert(
    fc.property(situation, (drawn) => {
      const { change, result } = standing(drawn);
      if (change === null) return;
      for (const less of smaller(change)) {
        expect(standing(changed(drawn, less)).result.allowed).toBe(result.allowed);
      }
      if (result.allowed) expect(sizeOf(change)).toBe(1);
    }),
    runs,
  );
});

test("only somebody else's personal pool has no way in", () => {
  fc.assert(
    fc.property(situation, (drawn) => {
      const { change } = standing(drawn);
      const { pool, subject } = drawn;
      if (change === null) expect(pool).toMatch(/^personal:/);
      if (change === null && pool === `personal:${subject}`) {
        expect(drawn.groupings).not.toContainEqual({ member: subject, role: pool });
      }
    }),
    runs,
  );
});

test("the rules that bear on an answer are those without which it could be another", () => {
  fc.assert(
    fc.property(situation, (drawn) => {
      const { index, question, selected, result } = standing(drawn);
      const rules = bearing(index, question, selected);
      const alone = answer(indexRules(rules), question, selected);
      expect(alone).toEqual(result);
      const others = drawn.rules.filter(({ id }) => !rules.some((rule) => rule.id === id));
      expect(answer(indexRules(others), question, selected).verdict).toBe("none");
    }),
    runs,
  );
});

const rule = (over: Partial<Rule>): Rule => ({
  id: 1,
  sub: "lab",
  dom: "*",
  obj: "model/a",
  act: "use",
  eft: "allow",
  expiresAt: null,
  ...over,
});

const ask = (rules: readonly Rule[], over: Partial<Question> = {}): [PolicyIndex, Question] => [
  indexRules(rules),
  { subjects: ["ann@x.edu", "lab"], dom: "production", obj: "model/a", act: "use", at, ...over },
];

test.each([
  { name: "no rule", rules: [], selected: undefined, reason: "NOT_ALLOWED" },
  { name: "no rule on a pool", rules: [], selected: { member: true }, reason: "MODEL_NOT_ALLOWED" },
  { name: "an allow", rules: [rule({})], selected: { member: true }, reason: "OK" },
  { name: "no member", rules: [rule({})], selected: { member: false }, reason: "NOT_A_MEMBER" },
  {
    name: "a deny over an allow",
    rules: [rule({}), rule({ id: 2, sub: "ann@x.edu", eft: "deny" })],
    selected: { member: true },
    reason: "ACCESS_DENIED",
  },
  {
    name: "the platform shut on a selected pool",
    rules: [rule({}), rule({ id: 2, obj: "platform", act: "entry", eft: "deny" })],
    selected: { member: true },
    reason: "ACCESS_DENIED",
  },
  {
    name: "the platform shut, without a pool",
    rules: [rule({}), rule({ id: 2, obj: "platform", act: "entry", eft: "deny" })],
    selected: undefined,
    reason: "OK",
  },
])("$name is answered with $reason", ({ rules, selected, reason }) => {
  expect(answer(...ask(rules), selected).reason).toBe(reason);
});

test("a deny counts until the moment it expires", () => {
  const rules = [rule({}), rule({ id: 2, eft: "deny", expiresAt: at })];
  expect(decide(...ask(rules, { at: at - 1 }))).toBe("deny");
  expect(decide(...ask(rules))).toBe("allow");
});

function changed(drawn: Situation, { join, add, remove }: Change): Situation {
  const kept = drawn.rules.filter(({ id }) => !remove.includes(id));
  const added = add.map((key, n): Rule => ({ ...key, id: 1000 + n, expiresAt: null }));
  const groupings: Grouping[] = [...drawn.groupings, ...join];
  return { ...drawn, rules: [...kept, ...added], groupings };
}

/** The change with one of its parts left out. */
const smaller = (change: Change): Change[] =>
  (["join", "add", "remove"] as const).flatMap((part) =>
    change[part].map((_, left) => ({
      ...change,
      [part]: change[part].filter((_, n) => n !== left),
    })),
  );
