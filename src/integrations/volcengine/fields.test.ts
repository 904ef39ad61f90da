import { expect, test } from "vitest";
import { z } from "zod";
import {
  Amount,
  Count,
  Flag,
  Id,
  listOf,
  Name,
  OptionalAmount,
  OptionalCount,
  OptionalFlag,
  Text,
} from "./fields";

const read = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : "refused";
};
const all = (schema: z.ZodType, ...values: unknown[]) => values.map((value) => read(schema, value));

test("ids and names are texts, and must be there", () => {
  expect(all(Id, 7, "20260319080910123456", "", null, undefined, {})).toEqual([
    "7",
    "20260319080910123456",
    "refused",
    "refused",
    "refused",
    "refused",
  ]);
  expect(all(Name, "a", "", 7, null)).toEqual(["a", "refused", "refused", "refused"]);
});

test("a text may be missing, or be a number", () => {
  expect(all(Text, "a", 2, true, null, undefined, {}, [])).toEqual([
    "a",
    "2",
    "true",
    "",
    "",
    "refused",
    "refused",
  ]);
});

test("an amount is the cloud's text", () => {
  expect(all(Amount, "0.10", "-1", 3, null, undefined)).toEqual([
    "0.10",
    "-1",
    "3",
    "refused",
    "refused",
  ]);
  expect(all(OptionalAmount, "0.10", null, undefined)).toEqual(["0.10", undefined, undefined]);
});

test("a count is a number, however it is written", () => {
  expect(all(Count, 3, "3", "-1", "1.5", "", "x", null)).toEqual([
    3,
    3,
    -1,
    1.5,
    "refused",
    "refused",
    "refused",
  ]);
  expect(all(OptionalCount, 3, null, undefined)).toEqual([3, undefined, undefined]);
});

test("a flag is true or false, 1 or 0", () => {
  expect(all(Flag, true, false, 1, 0, "true", "false", "1", "0")).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(all(Flag, 2, "yes", null, undefined)).toEqual(Array(4).fill("refused"));
  expect(all(OptionalFlag, null, undefined, true)).toEqual([false, false, true]);
});

test("a list may be missing, and every row of it must be readable", () => {
  const rows = listOf(z.object({ UserName: Name }));
  expect(all(rows, null, undefined, [{ UserName: "a", More: 1 }], [{}])).toEqual([
    [],
    [],
    [{ UserName: "a" }],
    "refused",
  ]);
});
