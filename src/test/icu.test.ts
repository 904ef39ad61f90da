import { expect, test } from "vitest";
import { placeholdersOf } from "./icu";

test.each([
  ["plain", []],
  ["{a} of {b, number}", ["a", "b"]],
  ["{count, plural, one {# row} other {# rows of {name}}}", ["count", "name"]],
  ["{state, select, done {it was run} other {over}}", ["state"]],
  ["'{'not an argument'}' <b>{x}</b>", ["<b>", "x"]],
  ["{at, date, ::yyyyMMdd}", ["at"]],
])("%s takes %o", (message, names) => {
  expect(placeholdersOf(message)).toEqual(names);
});

test.each(["{a", "a}", "{a, plural, one {x}", "{}"])("%s is refused", (message) => {
  expect(() => placeholdersOf(message)).toThrow();
});
