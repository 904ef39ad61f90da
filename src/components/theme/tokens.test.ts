import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { colourBlindness, contrast, distance, seenWith, toLinearRgb } from "./contrast";
import { shapePairs, type Theme, type Token, textPairs, themeCss, tokens } from "./tokens";

const themes: Theme[] = ["light", "dark"];
const below = (pairs: readonly (readonly [Token, Token])[], theme: Theme, least: number) =>
  pairs
    .map(([fore, back]) => ({
      pair: `${fore} on ${back}`,
      ratio: contrast(tokens[fore][theme], tokens[back][theme]),
    }))
    .filter(({ ratio }) => ratio < least)
    .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`);

test("black on white is 21:1", () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 1);
});

describe.each(themes)("the %s theme", (theme) => {
  test("carries every text at 4.5:1 or more", () => {
    expect(below(textPairs, theme, 4.5)).toEqual([]);
  });

  test("draws every control and figure at 3:1 or more", () => {
    expect(below(shapePairs, theme, 3)).toEqual([]);
  });

  test.each(Object.keys(colourBlindness) as (keyof typeof colourBlindness)[])(
    "keeps chart colours apart with %s",
    (kind) => {
      const names = Object.keys(tokens).filter((name) => name.startsWith("chart-")) as Token[];
      const seen = names.map((name) => seenWith(kind, toLinearRgb(tokens[name][theme])));
      const close = seen.flatMap((one, i) =>
        seen
          .slice(i + 1)
          .map((other, j) => ({
            pair: `${names[i]} and ${names[i + 1 + j]}`,
            apart: distance(one, other),
          }))
          .filter(({ apart }) => apart < 0.07)
          .map(({ pair, apart }) => `${pair}: ${apart.toFixed(3)}`),
      );
      expect(close).toEqual([]);
    },
  );
});

test("theme.css says exactly what the tokens say", () => {
  const path = fileURLToPath(new URL("./theme.css", import.meta.url));
  expect(readFileSync(path, "utf8")).toBe(themeCss());
});
