import { expect, test } from "vitest";
import { loadSubAccountParams, toFilter, toListInput } from "./params";

const account = "7d2c5f60-5a0e-4d1b-8f7b-2f4f0f3c9e11";

test("an empty address is the whole list by name", () => {
  const params = loadSubAccountParams(new URLSearchParams());
  expect(toFilter(params)).toEqual({});
  expect(toListInput(params)).toEqual({ sort: "name", direction: "asc", limit: 50 });
});

test("all filters of an address reach the operation", () => {
  const address = `?q= lab &account=${account}&status=disabled&reason=exhausted&trouble=yes&open=no&project=drama-lab&sort=seen&dir=desc&after=a~b`;
  expect(toListInput(loadSubAccountParams(new URLSearchParams(address)))).toEqual({
    search: "lab",
    cloudAccountId: account,
    status: "disabled",
    reason: "exhausted",
    trouble: true,
    open: false,
    project: "drama-lab",
    sort: "seen",
    direction: "desc",
    limit: 50,
    cursor: "b",
  });
});

test("what an address makes up is left out", () => {
  const address = "?account=me&status=gone&reason=mood&project=a%20b&sort=secret";
  expect(toFilter(loadSubAccountParams(new URLSearchParams(address)))).toEqual({});
});
