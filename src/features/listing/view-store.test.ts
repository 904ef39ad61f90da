import { expect, test } from "vitest";
import { readViews, viewQuery, withoutView, withView } from "./view-store";

test("a view keeps filters and order, and forgets where one was", () => {
  const address = "?sort=percent&kind=shared&after=a~b&look=cs-lab&dir=asc";
  expect(viewQuery(address)).toBe("dir=asc&kind=shared&sort=percent");
  expect(viewQuery("")).toBe("");
});

test("a view of the same name gives way", () => {
  const views = [
    { name: "mine", query: "a=1" },
    { name: "other", query: "b=1" },
  ];
  expect(withView(views, { name: "mine", query: "c=1" })).toEqual([
    { name: "other", query: "b=1" },
    { name: "mine", query: "c=1" },
  ]);
  expect(withoutView(views, "mine")).toEqual([views[1]]);
});

test.each([null, "", "{", "3", '[null,{"name":""},{"name":"x"}]'])("%j holds no view", (stored) => {
  expect(readViews(stored)).toEqual([]);
});
