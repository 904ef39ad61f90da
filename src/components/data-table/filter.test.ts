import { describe, expect, test } from "vitest";
import { describeFilter, type FilterField, withFilter } from "./filter";

describe("choosing", () => {
  const filters = [
    { field: "state", values: ["on"] },
    { field: "label", values: ["lab"] },
  ];

  test("a filter keeps its place in the sentence when it changes", () => {
    const changed = withFilter(filters, "state", ["on", "off"]);
    expect(changed.map(({ field }) => field)).toEqual(["state", "label"]);
    expect(changed[0]?.values).toEqual(["on", "off"]);
  });

  test("a filter without any value is none", () => {
    expect(withFilter(filters, "label", ["", ""])).toEqual([filters[0]]);
  });

  test("a new filter stands last", () => {
    expect(withFilter(filters, "spent", ["10", ""]).at(-1)).toEqual({
      field: "spent",
      values: ["10", ""],
    });
  });
});

const base = { id: "f", label: "F", operator: "is" };

test.each<[FilterField, string[], string]>([
  [
    { ...base, kind: "options", source: { options: [{ value: "on", label: "Active" }] } },
    ["on", "unknown"],
    "Active, unknown",
  ],
  [{ ...base, kind: "text" }, ["lab"], "“lab”"],
  [{ ...base, kind: "range", unit: "CNY" }, ["10", ""], "≥ 10 CNY"],
  [{ ...base, kind: "range" }, ["", "99"], "≤ 99"],
  [{ ...base, kind: "days" }, ["2026-03-01", "2026-03-31"], "2026-03-01 – 2026-03-31"],
  [{ ...base, kind: "days", dayOf: (day) => day.slice(5) }, ["2026-03-01", "2026-03-01"], "03-01"],
])("a chip of %j with %j says %s", (field, values, said) => {
  expect(describeFilter(field, values)).toBe(said);
});
