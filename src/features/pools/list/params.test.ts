import { expect, test } from "vitest";
import { loadPoolParams, toFilter, toListInput } from "./params";

test("an empty address is the whole list by name", () => {
  const params = loadPoolParams(new URLSearchParams());
  expect(toFilter(params)).toEqual({});
  expect(toListInput(params)).toEqual({ sort: "name", direction: "asc", limit: 50 });
});

test("all filters of an address reach the operation", () => {
  const address =
    "?q= lab &kind=shared&status=disabled&below=20&debt=no&refreshes=yes&unit=week&sort=percent&dir=desc&after=a~b";
  expect(toListInput(loadPoolParams(new URLSearchParams(address)))).toEqual({
    search: "lab",
    kind: "shared",
    disabled: true,
    belowPercent: 20,
    inDebt: false,
    refreshes: true,
    unit: "week",
    sort: "percent",
    direction: "desc",
    limit: 50,
    cursor: "b",
  });
});

test("what an address makes up is left out", () => {
  const address = "?kind=nobody&below=21&unit=year&sort=secret";
  expect(toFilter(loadPoolParams(new URLSearchParams(address)))).toEqual({});
});
