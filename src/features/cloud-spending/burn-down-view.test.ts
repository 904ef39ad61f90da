import { expect, test } from "vitest";
import { type BurnDownRead, burnDownPoints, runsOut } from "./burn-down-view";

const read: BurnDownRead = {
  asOf: "2026-05-06",
  allocated: "100",
  spent: "40",
  steps: [50, 80, 90],
  series: [
    { day: "2026-05-05", allocated: "60", spent: "30" },
    { day: "2026-05-06", allocated: "60", spent: "40" },
    { day: "2026-05-07", allocated: "100", spent: null },
  ],
  forecast: { burnPerDay: "10", days: 6, soonest: 5, latest: 12 },
};

test("what is left is drawn through the last billed day, with what was allocated since", () => {
  expect(burnDownPoints(read).slice(0, 2)).toEqual([
    { day: "2026-05-05", actual: 30 },
    { day: "2026-05-06", actual: 60, expected: 60, low: 60, high: 60 },
  ]);
});

test("the forecast goes on from there and never below nothing; the band holds it", () => {
  const ahead = burnDownPoints(read).slice(2);
  expect(ahead[0]).toMatchObject({ day: "2026-05-07", expected: 50, low: 48, high: 55 });
  expect(ahead[5]).toMatchObject({ day: "2026-05-12", expected: 0, low: 0, high: 30 });
  for (const { low = 0, expected = 0, high = 0 } of ahead) {
    expect(low).toBeLessThanOrEqual(expected);
    expect(expected).toBeLessThanOrEqual(high);
  }
  expect(ahead).toHaveLength(14);
});

test("it runs out on days of the calendar; without an end in sight on none", () => {
  expect(runsOut(read)).toEqual({ day: "2026-05-12", soonest: "2026-05-11", latest: "2026-05-18" });
  const endless = { burnPerDay: "0", days: null, soonest: null, latest: null };
  expect(runsOut({ ...read, forecast: endless })).toEqual({
    ...{ day: null, soonest: null, latest: null },
  });
  expect(burnDownPoints({ ...read, forecast: endless }).at(-1)).toMatchObject({
    ...{ day: "2026-07-05", expected: 60 },
  });
});

test("without enough billed days there is no forecast", () => {
  expect(runsOut({ ...read, forecast: null })).toBeUndefined();
  expect(burnDownPoints({ ...read, forecast: null })).toHaveLength(2);
});
