import { expect, test } from "vitest";
import { daySeries } from "./day-series";

const on = (key: string, amount: string, day = "2026-02-03") => ({ day, key, amount });

test("every day of the month is there, also without spending", () => {
  const { days } = daySeries("2026-02", [on("lab", "1.5"), on("lab", "-0.5")]);
  expect(days).toHaveLength(28);
  expect(days[2]).toEqual({ day: "2026-02-03", values: { lab: 1 } });
  expect(days[3]?.values).toEqual({});
});

test("the five largest have a series of their own, the rest one together", () => {
  const amounts = ["a", "b", "c", "d", "e", "f", "g"].map((key, n) => on(key, String(10 - n)));
  const { series, days } = daySeries("2026-02", amounts);
  expect(series).toEqual(["a", "b", "c", "d", "e", ""]);
  expect(days[2]?.values[""]).toBe(9);
});
