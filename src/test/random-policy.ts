import fc from "fast-check";
import type { Question, Rule } from "@/modules/policy/rules/decide";
import type { Grouping } from "@/modules/policy/rules/paths";

/** The moment of every question; rules expire before it, at it, after it, or never. */
export const at = Date.parse("2026-03-01T00:00:00Z");

export const people = ["ann@x.edu", "ben@x.edu", "ann@x.edu.cn"];
const personal = people.map((upn) => `personal:${upn}`);
export const pools = ["lab", "lab-2", "team:a", ...personal];
const templates = ["template:student", "template:staff"];

const actions: Readonly<Record<string, string>> = {
  platform: "entry",
  "model/a": "use",
  "model/ab": "use",
  "model/*": "use",
  "uniauth/bill/lab": "read",
  "uniauth/members/lab": "write",
};
const objects = Object.keys(actions);

const rule = fc.record({
  sub: fc.constantFrom(...people, ...pools, ...templates),
  dom: fc.constantFrom("*", "production", "staging"),
  obj: fc.constantFrom(...objects),
  eft: fc.oneof(
    { weight: 3, arbitrary: fc.constant("allow" as const) },
    { weight: 1, arbitrary: fc.constant("deny" as const) },
  ),
  expiresAt: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(at - 1, at, at + 1) },
  ),
  /** Now and then an action that does not belong to the object, and so opens nothing. */
  otherAct: fc.oneof(
    { weight: 7, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

/** Rules of people, pools and templates; no two have the same key, as the table has it. */
export const rules: fc.Arbitrary<Rule[]> = fc
  .uniqueArray(rule, {
    minLength: 2,
    maxLength: 24,
    size: "max",
    selector: ({ expiresAt: _, ...key }) => JSON.stringify(key),
  })
  .map((drawn) =>
    drawn.map(({ otherAct, ...one }, n) => ({
      ...one,
      id: n + 1,
      act: otherAct ? "look" : (actions[one.obj] ?? "look"),
    })),
  );

/** Memberships of shared pools, everybody's own pool, and templates of some personal pools. */
export const groupings: fc.Arbitrary<Grouping[]> = fc
  .tuple(
    fc.subarray(
      people.flatMap((member) => ["lab", "lab-2", "team:a"].map((role) => ({ member, role }))),
    ),
    fc.subarray(people.map((upn) => ({ member: upn, role: `personal:${upn}` }))),
    fc.array(fc.constantFrom(null, ...templates), { minLength: 3, maxLength: 3 }),
  )
  .map(([shared, own, roles]) => [
    ...shared,
    ...own,
    ...personal.flatMap((member, n) => (roles[n] ? [{ member, role: roles[n] }] : [])),
  ]);

export const person = fc.constantFrom(...people);
export const subject = fc.constantFrom(...people, ...pools);
export const pool = fc.constantFrom(...pools);
export const approach = fc.constantFrom("a", "ab", "unknown");

export type Asked = Pick<Question, "dom" | "obj" | "act">;

export const asked: fc.Arbitrary<Asked> = fc
  .record({
    dom: fc.constantFrom("production", "staging", "elsewhere"),
    obj: fc.constantFrom(
      ...objects,
      ...objects,
      "model/unknown",
      "model/",
      "mode",
      "uniauth/bill/x",
    ),
    act: fc.oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom("use", "entry", "look") },
    ),
  })
  .map(({ act, ...question }) => ({ ...question, act: act ?? actions[question.obj] ?? "use" }));
