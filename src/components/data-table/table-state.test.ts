import { describe, expect, test } from "vitest";
import { nextSort, pageState, type Selection, togglePage, toggleRow } from "./table-state";

describe("sorting by a column", () => {
  test("starts with the column's own order, turns, and ends", () => {
    const once = nextSort(undefined, "spent", "desc");
    expect(once).toEqual({ column: "spent", direction: "desc" });
    const twice = nextSort(once, "spent", "desc");
    expect(twice).toEqual({ column: "spent", direction: "asc" });
    expect(nextSort(twice, "spent", "desc")).toBeUndefined();
  });

  test("another column starts anew", () => {
    const sort = { column: "spent", direction: "asc" } as const;
    expect(nextSort(sort, "name", "asc")).toEqual({ column: "name", direction: "asc" });
  });
});

describe("selecting", () => {
  const page = ["a", "b", "c"];

  test.each<[Selection, boolean | "indeterminate"]>([
    [[], false],
    [["z"], false],
    [["a"], "indeterminate"],
    [["a", "b", "c", "z"], true],
    ["all", true],
  ])("%j shows the page as %s", (selection, state) => {
    expect(pageState(selection, page)).toBe(state);
  });

  test("the page keeps rows chosen elsewhere", () => {
    expect(togglePage(["z", "a"], page)).toEqual(["z", "a", "b", "c"]);
    expect(togglePage(["z", "a", "b", "c"], page)).toEqual(["z"]);
  });

  test("a row taken out of all that match leaves the rest of the page", () => {
    expect(toggleRow("all", "b", page)).toEqual(["a", "c"]);
  });

  test("an empty page is never shown as chosen", () => {
    expect(pageState("all", [])).toBe(false);
  });
});
