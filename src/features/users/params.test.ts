import { expect, test } from "vitest";
import { loadUserParams, toAdminsInput, toPeopleInput } from "./params";

const read = (query: string) => loadUserParams(new URLSearchParams(query));
const page = { direction: "asc", limit: 50 };

test("people are asked for by the filters of people", () => {
  expect(toPeopleInput(read("type=staff&frozen=no&role=ops&q=%20li%20"))).toEqual({
    ...page,
    type: "staff",
    frozen: false,
    search: "li",
    sort: "upn",
  });
});

test("an order that a list does not know is its own", () => {
  expect(toAdminsInput(read("tab=admins&sort=department&role=boss"))).toEqual({
    ...page,
    sort: "email",
  });
  expect(toPeopleInput(read("sort=lastActiveAt&after=a~b"))).toEqual({
    ...page,
    sort: "upn",
    cursor: "b",
  });
});
