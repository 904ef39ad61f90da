import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { paletteActions } from "./actions";
import { navigation } from "./navigation";

const texts = ["zh-CN", "en"].map((locale) =>
  JSON.parse(readFileSync(`src/i18n/messages/${locale}/navigation.json`, "utf8")),
);

test.each(navigation)("$href is a page", ({ href }) => {
  expect(existsSync(`src/app/(console)${href}/page.tsx`)).toBe(true);
});

test.each(navigation)("$key has a name and says what it is for", ({ key }) => {
  for (const words of texts) {
    expect([words[key], words[`${key}_about`]]).toEqual([expect.any(String), expect.any(String)]);
  }
});

test.each(paletteActions)("$key has a verb", ({ key }) => {
  for (const words of texts) expect(words.actions[key]).toEqual(expect.any(String));
});

test("no letter and no address stands twice", () => {
  const letters = navigation.flatMap(({ letter }) => letter ?? []);
  const addresses = navigation.map(({ href }) => href);
  expect(new Set(letters).size).toBe(letters.length);
  expect(new Set(addresses).size).toBe(addresses.length);
});
