import { expect, test } from "vitest";
import { fieldsOf, mainForm, type Schema } from "./document";

const text = { type: "string" };

test("fields of objects and lists stand below their own", () => {
  const schema = {
    properties: {
      id: text,
      hold: { properties: { amount: text }, required: ["amount"] },
      rows: { type: "array", items: { properties: { upn: text } } },
    },
    required: ["id"],
  };
  expect(fieldsOf(schema).map(({ path, depth, required }) => [path, depth, required])).toEqual([
    ["id", 0, true],
    ["hold", 0, false],
    ["hold.amount", 1, true],
    ["rows[]", 0, false],
    ["rows[].upn", 1, false],
  ]);
});

test("of several forms all fields show, needed is what each needs", () => {
  const anyOf: Schema[] = [
    { properties: { a: text, both: text }, required: ["a", "both"] },
    { properties: { b: text, both: text }, required: ["both"] },
  ];
  expect(
    fieldsOf({ anyOf: anyOf as Schema[] }).map(({ path, required }) => [path, required]),
  ).toEqual([
    ["a", false],
    ["both", true],
    ["b", false],
  ]);
});

test("one or a list of it shows as the one", () => {
  const one = { properties: { a: text } };
  expect(mainForm({ anyOf: [one, { type: "array", items: one }] })).toBe(one);
  expect(mainForm(one)).toBe(one);
});
