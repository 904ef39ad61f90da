import { expect, test } from "vitest";
import { changesOf, type ModelRule, settingsOf } from "./model-settings";

const rule = (part: Partial<ModelRule>): ModelRule => ({
  id: 1,
  sub: "lab",
  dom: "*",
  obj: "model/a",
  act: "use",
  eft: "allow",
  expires_at: null,
  note: null,
  created_at: "2026-03-01T00:00:00Z",
  ...part,
});
const models = (because: ModelRule[]) => ({
  pool: "lab",
  dom: "production",
  template: null,
  models: ["a", "b"].map((approach_id) => ({
    approach_id,
    access: "allowed" as const,
    offered: true,
    because,
  })),
});

test("the grid shows the pool's own rules that count in every domain", () => {
  const own = [rule({}), rule({ obj: "model/*", eft: "deny" })];
  expect(settingsOf(models(own))).toEqual({ "*": "deny", a: "allow", b: "none" });
});

test.each([
  ["of another subject", { sub: "template:staff" }],
  ["of one domain", { dom: "staging" }],
  ["that lifts itself", { expires_at: "2026-04-01T00:00:00Z" }],
  ["on something else", { obj: "platform" }],
])("a rule %s is not what the grid edits", (_what, part) => {
  expect(settingsOf(models([rule(part)]))).toEqual({ "*": "none", a: "none", b: "none" });
});

test("of an allow and a deny of the same pool the deny shows", () => {
  const both = [rule({ eft: "deny" }), rule({ id: 2 })];
  expect(settingsOf(models(both)).a).toBe("deny");
  expect(settingsOf(models([...both].reverse())).a).toBe("deny");
});

test("only what differs is a change", () => {
  expect(changesOf({ a: "allow", b: "none" }, { a: "allow", b: "deny" })).toEqual([
    { approach: "b", before: "none", after: "deny" },
  ]);
});
