import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson, wireId, writeJson } from "./json";

test("long integers and fractions keep their digits, everything else is what JSON says", () => {
  const text = `{"Id": 20260319080910123456, "Code": 100018, "Amount":0.10, "Tiny":1e-7,
    "Negative":-5, "Text":"id 20260319080910123456 and 0.10", "Quote":"\\" 1.5", "List":[1.50, true, null]}`;
  expect(parseJson(text)).toEqual({
    Id: "20260319080910123456",
    Code: 100018,
    Amount: "0.10",
    Tiny: "1e-7",
    Negative: -5,
    Text: "id 20260319080910123456 and 0.10",
    Quote: '" 1.5',
    List: ["1.50", true, null],
  });
});

test.each(["", "<html>1.5</html>", "{", "-01.5", '{"a":1.}', "1.5.5", "[1,]", "[\\n]", '"\\x"'])(
  "%j is not JSON",
  (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  },
);

test("whatever is no long number and no fraction is read as JSON.parse reads it", () => {
  const unit = fc.constantFrom(...'ab"\\{}[],:0123456789.-eE+ \n\t张é😀');
  const leaf = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.maxSafeInteger(), fc.boolean());
  const list = fc.array(leaf, { maxLength: 5 });
  const tree = fc.dictionary(fc.string({ unit }), fc.oneof(leaf, list), { maxKeys: 5 });
  const asText = (_: string, item: unknown) =>
    typeof item === "number" && Math.abs(item) >= 1e15 ? String(item) : item;
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(text)).toEqual(JSON.parse(text, asText));
    }),
  );
});

test("a text as long as a whole answer is read", () => {
  const long = `${'x\\\\\\"'.repeat(300_000)}`;
  expect(parseJson(`{"Id":12345678901234567,"Text":"${long}"}`)).toMatchObject({
    Id: "12345678901234567",
  });
});

test("an id goes back over the wire with the digits it came with", () => {
  expect(writeJson({ Id: wireId("20260319080910123456"), Name: '密"钥', Project: undefined })).toBe(
    '{"Id":20260319080910123456,"Name":"密\\"钥"}',
  );
  expect(["7", "007", "apikey-7", ""].map(wireId)).toEqual([7n, "007", "apikey-7", ""]);
  expect(writeJson([true, null, undefined, 1, [], {}])).toBe("[true,null,null,1,[],{}]");
});
