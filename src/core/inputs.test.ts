import { expect, test } from "vitest";
import { FreeJson, Instant, PageRequest, PoolName, Reason } from "./inputs";
import { parseMoney } from "./money";

test.each([
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+23:59",
  "9999-12-31T23:59:59-23:59",
  "1969-12-31T23:59:59Z",
])("%s is no moment of ours", (text) => {
  expect(Instant.safeParse(text).error?.issues[0]?.message).toBe("instant.out_of_range");
});

test("texts that PostgreSQL cannot store are refused where they come in", () => {
  for (const text of ["abc\u0000", "abc\ud83d"]) {
    expect(Reason.safeParse(text).success).toBe(false);
    expect(PageRequest.safeParse({ cursor: text }).success).toBe(false);
    expect(FreeJson.safeParse({ deep: [text] }).success).toBe(false);
    expect(FreeJson.safeParse({ [text]: 1 }).success).toBe(false);
  }
  expect(FreeJson.safeParse({ emoji: "😀", list: [1, null, true] }).success).toBe(true);
});

test("the longest personal pool has a name that fits", () => {
  const upn = `${"a".repeat(180)}@link.edu`;
  expect(PoolName.safeParse(`personal:${upn}`).success).toBe(true);
});

test("digits without end are refused before anybody computes with them", () => {
  const begun = performance.now();
  expect(parseMoney("1".repeat(5_000_000))).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(50);
});
