import { expect, test } from "vitest";
import { burnDown } from "./burn-down";

const week = {
  firstDay: "2026-03-02",
  today: "2026-03-05",
  refreshDay: "2026-03-09",
  balance: 60,
  spent: { "2026-03-02": 10, "2026-03-03": 20, "2026-03-04": 30, "2026-03-05": 5 },
  moved: { "2026-03-04": 25 },
};

test("each past day ended with today's balance plus what was spent since, less what was added", () => {
  const { points } = burnDown(week);
  expect(points.slice(0, 4).map(({ day, actual }) => [day, actual])).toEqual([
    ["2026-03-02", 90],
    ["2026-03-03", 70],
    ["2026-03-04", 65],
    ["2026-03-05", 60],
  ]);
});

test("the forecast goes on at the pace of the full days, to the refresh", () => {
  const { points, forecast } = burnDown(week);
  expect(forecast).toEqual({ perDay: 20, left: 0, emptyOn: "2026-03-08" });
  expect(points.slice(4).map(({ day, expected }) => [day, expected])).toEqual([
    ["2026-03-06", 40],
    ["2026-03-07", 20],
    ["2026-03-08", 0],
    ["2026-03-09", 0],
  ]);
});

test("the band holds the forecast, never rises above today and never falls below zero", () => {
  for (const { expected, low, high } of burnDown(week).points.slice(4)) {
    expect(low!).toBeLessThanOrEqual(expected!);
    expect(high!).toBeGreaterThanOrEqual(expected!);
    expect(low!).toBeGreaterThanOrEqual(0);
    expect(high!).toBeLessThanOrEqual(60);
  }
});

test("a pool in debt stays where it is", () => {
  const { forecast, points } = burnDown({ ...week, balance: -3 });
  expect(forecast).toMatchObject({ left: -3, emptyOn: null });
  expect(points.at(-1)).toMatchObject({ expected: -3, low: -3, high: -3 });
});

test("on the first day there is no pace to go by", () => {
  const { forecast, points } = burnDown({ ...week, firstDay: week.today });
  expect(forecast).toBeUndefined();
  expect(points).toEqual([{ day: "2026-03-05", actual: 60 }]);
});

test("without a refresh the view ends after thirty days", () => {
  expect(burnDown({ ...week, refreshDay: null }).points.at(-1)?.day).toBe("2026-04-04");
});
