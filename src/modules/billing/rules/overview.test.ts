import { expect, test } from "vitest";
import { byCost, type DayCost, spentOn, stacked } from "./overview";

const row = (day: string, approach: string, cost: number, late = 0): DayCost => ({
  day,
  approach,
  cost,
  late,
  charges: 1,
});
const rows = [row("d1", "a", 10, 4), row("d1", "b", 30), row("d2", "a", 5), row("d2", "c", 50, 20)];

test("a span of days adds up, with what came before this time of day apart", () => {
  expect(spentOn(rows, ["d1", "d2", "d3"])).toEqual({ cost: 95, early: 71, charges: 4 });
  expect(spentOn(rows, ["d3"])).toEqual({ cost: 0, early: 0, charges: 0 });
});

test("approaches stand by cost, equal ones by name", () => {
  expect(byCost(rows)).toEqual(["c", "b", "a"]);
  expect(byCost([row("d", "y", 1), row("d", "x", 1)])).toEqual(["x", "y"]);
});

test("the parts of a day are its total, whatever is named", () => {
  for (const named of [[], ["c"], ["c", "b"], ["c", "b", "a"]]) {
    for (const { total, parts } of stacked(rows, ["d1", "d2", "d3"], named)) {
      expect(parts.reduce((all, { cost }) => all + cost, 0)).toBe(total);
    }
  }
  expect(stacked(rows, ["d1"], ["c", "b"])).toEqual([
    {
      day: "d1",
      total: 40,
      parts: [
        { approach: "c", cost: 0 },
        { approach: "b", cost: 30 },
        { approach: "rest", cost: 10 },
      ],
    },
  ]);
});
