import { expect, test } from "vitest";
import { changedFields } from "./diff-fields";

test("names only what differs, nested fields by their path", () => {
  const before = { label: "Lab", allowance: "100", limits: { day: 5, week: 20 }, domains: ["a"] };
  const after = { label: "Lab", allowance: "150", limits: { day: 5, week: 30 }, domains: ["a"] };
  expect(changedFields(before, after)).toEqual([
    { path: "allowance", before: "100", after: "150" },
    { path: "limits.week", before: 20, after: 30 },
  ]);
});

test("a creation has no before, a removal no after", () => {
  expect(changedFields(null, { id: 1 })).toEqual([{ path: "id", before: undefined, after: 1 }]);
  expect(changedFields({ id: 1 }, null)).toEqual([{ path: "id", before: 1, after: undefined }]);
});

test("lists are compared as a whole", () => {
  const change = { path: "domains", before: ["a"], after: ["a", "b"] };
  expect(changedFields({ domains: ["a"] }, { domains: ["a", "b"] })).toEqual([change]);
});
