import fc from "fast-check";
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

test("free-form JSON is bound in depth and length, to the character", () => {
  const fault = (value: unknown) => FreeJson.safeParse(value).error?.issues[0]?.message;
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  expect(fault(nested(32))).toBeUndefined();
  expect(fault(nested(33))).toBe("json.too_deep");
  expect(fault({ a: nested(32) })).toBe("json.too_deep");
  for (const character of ["a", "\n", "\u0001", "é", "😀"]) {
    const written = JSON.stringify(character).length - 2;
    const fits = Math.floor((65_536 - 2) / written);
    expect(fault(character.repeat(fits))).toBeUndefined();
    expect(fault(character.repeat(fits + 1))).toBe("json.too_long");
    expect(fault({ [character.repeat(fits)]: true })).toBe("json.too_long");
  }
  expect(fault(Array.from({ length: 32_767 }, () => 0))).toBeUndefined();
  expect(fault(Array.from({ length: 32_768 }, () => 0))).toBe("json.too_long");
  expect(fault(["\u0000".repeat(70_000)])).toBe("json.too_long");
});

test("free-form JSON is passed on as it came", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { data, error } = FreeJson.safeParse(value);
      const isText = !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));
      expect(error?.issues[0]?.message).toBe(isText ? undefined : "json.not_text");
      if (isText) expect(data).toBe(value);
    }),
  );
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
