import { expect, test } from "vitest";
import { csvLine } from "@/core/csv";
import { canonicalRow, endOfMinute, minuteOf, problemOf, storable } from "./rules";

const row = {
  seq: 2,
  id: "0d6bd0a4-6a35-4a0c-8c4e-6c2a7bb0a001",
  actorType: "admin",
  actorId: "122@link.example.edu",
  actorEmail: null,
  actorRole: "ops",
  operation: "quota.adjustBooster",
  action: "pool.booster.top_up",
  targetType: "pool",
  targetId: "physics",
  old: { b: 1, a: "0.5" },
  new: null,
  reason: "more is needed",
  ip: null,
  userAgent: null,
  requestId: null,
  count: 1,
  createdAt: new Date("2026-01-02T03:04:05.678Z"),
  previousHash: "p",
  hash: "h",
};

test("the canonical row has sorted keys, no hashes and no empty fields", () => {
  expect(canonicalRow(row)).toBe(
    '{"action":"pool.booster.top_up","actorId":"122@link.example.edu","actorRole":"ops",' +
      '"actorType":"admin","count":1,"createdAt":"2026-01-02T03:04:05.678Z",' +
      '"id":"0d6bd0a4-6a35-4a0c-8c4e-6c2a7bb0a001","old":{"a":"0.5","b":1},' +
      '"operation":"quota.adjustBooster","reason":"more is needed","seq":2,' +
      '"targetId":"physics","targetType":"pool"}',
  );
});

test("an exported row has the canonical text of the stored one", () => {
  expect(canonicalRow(JSON.parse(JSON.stringify(row)))).toBe(canonicalRow(row));
});

test.each([
  [{ seq: 1, hash: "p" }, "h", undefined],
  [{ seq: 0, hash: "p" }, "h", "missing"],
  [{ seq: 2, hash: "p" }, "h", "missing"],
  [{ seq: 1, hash: "other" }, "h", "unlinked"],
  [{ seq: 1, hash: "p" }, "other", "altered"],
])("after %o with the hash %s the row is %s", (before, hash, problem) => {
  expect(problemOf(before, row, hash)).toBe(problem);
});

test("values are kept as PostgreSQL gives them back", () => {
  const value = { at: row.createdAt, text: "a\u0000b\ud800", list: [undefined, { no: undefined }] };
  expect(storable(value)).toEqual({
    at: "2026-01-02T03:04:05.678Z",
    text: "a\u2400b\ufffd",
    list: [null, {}],
  });
});

test("a minute holds its sixty seconds", () => {
  expect(minuteOf(row.createdAt)).toEqual(new Date("2026-01-02T03:04:00.000Z"));
  expect(endOfMinute(minuteOf(row.createdAt))).toEqual(new Date("2026-01-02T03:04:59.999Z"));
});

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@x", "'@x"],
  ["\tx", "'\tx"],
  ["\rx", '"\'\rx"'],
  ["\u0000x", "'\u0000x"],
  ['say "hi", all', '"say ""hi"", all"'],
  ["a\nb", '"a\nb"'],
  ["plain", "plain"],
])("a cell with %j is written as %j", (cell, written) => {
  expect(csvLine([cell, -1, { figure: "-1.5" }, null])).toBe(`${written},-1,-1.5,\r\n`);
});
