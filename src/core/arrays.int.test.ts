import fc from "fast-check";
import { expect, test } from "vitest";
import { sql } from "@/test/database";
import { columnOf, jsonColumnOf } from "./arrays";

/** Any text that PostgreSQL stores, and those that an array or NULL could be mistaken for. */
const text = fc.oneof(
  fc.string({ unit: "binary" }).filter((value) => !value.includes("\u0000")),
  fc.constantFrom("", "NULL", "null", '"', "\\", "{}", ",", "\u0001", "a b", "😀", "\n\t", '\\"'),
);
const same = <T>(value: T) => value;

test("a column comes back as it was, whatever its texts look like", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text)), async (cells) => {
      const [row] = await sql<{ cells: unknown }[]>`
        select to_json(${columnOf(cells, same)}::text[]) as cells`;
      expect(row?.cells).toEqual(cells);
    }),
  );
});

test("numbers and moments are spelled as PostgreSQL reads them; what is absent is null", async () => {
  const at = new Date("2026-02-28T23:59:59.123Z");
  const [row] = await sql`
    select to_json(${columnOf([-1, 9_007_199_254_740_991, undefined], same)}::int8[]) as numbers,
      (${columnOf([at, null], same)}::timestamptz[])[1] = ${at.toISOString()} as moment,
      cardinality(${columnOf([], same)}::text[]) as none`;
  expect(row).toEqual({ numbers: [-1, 9_007_199_254_740_991, null], moment: true, none: 0 });
});

test("a column of JSON comes back as it was; nothing is null", async () => {
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("\\u0000"));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(json)), async (cells) => {
      const rows = await sql<{ value: unknown }[]>`
        select value::json as value
        from unnest(string_to_array(${jsonColumnOf(cells, same)}, chr(1), ''), 
          ${columnOf(cells, () => 1)}::int4[]) as c(value, one)`;
      // JSON itself has no -0.
      expect(rows.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(cells)));
    }),
    { examples: [[[-0]]] },
  );
});
