import { expect, test } from "vitest";
import { shadeOf } from "./heat-strip";
import { sparkPoints } from "./sparkline";

test.each([
  [0, 100, 0],
  [-5, 100, 0],
  [1, 100, 1],
  [100, 100, 5],
  [200, 100, 5],
  [10, 0, 0],
])("a day of %d in a month of at most %d has shade %d", (value, max, shade) => {
  expect(shadeOf(value, max)).toBe(shade);
});

test("a sparkline stands on zero and stays inside its box", () => {
  expect(sparkPoints([0, 10])).toEqual([
    { x: 1, y: 26 },
    { x: 99, y: 2 },
  ]);
  expect(sparkPoints([5])).toEqual([{ x: 1, y: 2 }]);
  expect(sparkPoints([0, 0])[0]?.y).toBe(26);
});
