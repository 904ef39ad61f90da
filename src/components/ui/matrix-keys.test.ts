import { expect, test } from "vitest";
import { nextPlace } from "./matrix-keys";

const size = { row: 20, column: 7 };

test.each([
  ["ArrowUp", false, { row: 0, column: 3 }, { row: 0, column: 3 }],
  ["ArrowDown", false, { row: 4, column: 3 }, { row: 5, column: 3 }],
  ["ArrowRight", false, { row: 4, column: 6 }, { row: 4, column: 6 }],
  ["Home", false, { row: 4, column: 6 }, { row: 4, column: 0 }],
  ["End", true, { row: 4, column: 0 }, { row: 19, column: 6 }],
  ["PageDown", false, { row: 15, column: 2 }, { row: 19, column: 2 }],
])("%s (ctrl %s) from %j leads to %j", (key, ctrl, from, to) => {
  expect(nextPlace(key, ctrl, from, size)).toEqual(to);
});

test("other keys lead nowhere", () => {
  expect(nextPlace("a", false, { row: 0, column: 0 }, size)).toBeUndefined();
});
