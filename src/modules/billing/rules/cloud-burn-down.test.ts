import { expect, test } from "vitest";
import { burnDown, dailySpend, daysBetween } from "./cloud-burn-down";

const allocated = [
  { day: "2026-02-27", allocated: 100 },
  { day: "2026-03-01", allocated: 150 },
];
const daily = [
  { day: "2026-02-27", amount: 10 },
  { day: "2026-03-01", amount: -4 },
];

test("each day stands as it ended; after the last billed day spent is unknown", () => {
  const range = { from: "2026-02-27", today: "2026-03-02", asOf: "2026-03-01" };
  expect(burnDown({ ...range, allocated, daily })).toEqual([
    { day: "2026-02-27", allocated: 100, spent: 10 },
    { day: "2026-02-28", allocated: 100, spent: 10 },
    { day: "2026-03-01", allocated: 150, spent: 6 },
    { day: "2026-03-02", allocated: 150, spent: null },
  ]);
  const unbilled = burnDown({ ...range, asOf: null, allocated, daily });
  expect(unbilled.every(({ spent }) => spent === null)).toBe(true);
});

test("a long story is told from its last year on, with all that came before", () => {
  const points = burnDown({
    from: "2024-01-01",
    today: "2026-03-02",
    asOf: "2026-03-02",
    allocated: [{ day: "2024-01-01", allocated: 7 }],
    daily: [{ day: "2024-06-01", amount: 3 }],
  });
  expect([points.length, points[0]]).toEqual([366, { day: "2025-03-02", allocated: 7, spent: 3 }]);
});

test("burn is looked at through the last billed day, with its idle days", () => {
  const range = { from: "2026-02-27", asOf: "2026-03-02" };
  expect(dailySpend(daily, { ...range, days: 14 })).toEqual([10, 0, -4, 0]);
  expect(dailySpend(daily, { ...range, days: 2 })).toEqual([-4, 0]);
  expect(dailySpend(daily, { ...range, asOf: null, days: 14 })).toEqual([]);
});

test("days are counted over the end of February and of summer time", () => {
  expect(daysBetween("2024-02-28", "2024-03-01")).toHaveLength(3);
  expect(daysBetween("2026-03-28", "2026-03-30")).toHaveLength(3);
  expect(daysBetween("2026-03-02", "2026-03-01")).toEqual([]);
});
