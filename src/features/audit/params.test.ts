import { expect, test } from "vitest";
import { loadAuditParams, toFilter, toListInput } from "./params";

const zone = "Asia/Shanghai";
const read = (query: string) => loadAuditParams(new URLSearchParams(query));

test("days are whole days of the zone, the last one included", () => {
  expect(toFilter(read("from=2026-03-01&to=2026-03-02"), zone)).toEqual({
    from: "2026-02-28T16:00:00.000Z",
    to: "2026-03-02T16:00:00.000Z",
  });
});

test("an address that somebody bent asks for nothing that would be refused", () => {
  expect(toFilter(read("from=yesterday&q=%20%20&row=x"), zone)).toEqual({});
});

test("a page begins after the last cursor of its trail", () => {
  expect(toListInput(read("actor=a%40b.example&after=90~40"), zone)).toEqual({
    actor: "a@b.example",
    cursor: "40",
    limit: 50,
  });
});
