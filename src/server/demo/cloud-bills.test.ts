import { expect, test } from "vitest";
import { amountsOf } from "./cloud-bills";
import { idOf, momentsBefore, monthsBetween } from "./cloud-moments";
import { subAccountPlans } from "./cloud-plan";

const moments = momentsBefore(new Date("2026-11-21T16:35:00Z"));
const plan = {
  account: 0 as const,
  userName: "lab",
  displayName: "实验室",
  project: "lab",
  startDaysAgo: 10,
  ratio: 0.5,
  parts: [
    [10, 0.8, "first"],
    [5, 0.4, "more"],
    [2, -0.2, "back"],
  ] as [number, number, string][],
};
const row = (day: string, amount: string, project = "lab") => ({ id: 1, day, project, amount });

test("allocations add up to what leaves the spending at the planned ratio, in whole yuan", () => {
  const rows = [
    row("2026-11-12", "30.25"),
    row("2026-11-21", "20.10"),
    // The day before the first, today, and other projects do not count.
    row("2026-11-11", "1000.00"),
    row("2026-11-22", "1000.00"),
    row("2026-11-20", "1000.00", "other"),
  ];
  // 50.35 at a half is 101.
  expect(amountsOf(plan, rows, moments)).toEqual([81_000_000, 40_000_000, -20_000_000]);
});

test("days are those of the bill's zone, and a story touches every month between them", () => {
  expect([moments.dayAgo(0), moments.dayAgo(1)]).toEqual(["2026-11-22", "2026-11-21"]);
  expect(monthsBetween("2026-08-31", "2026-11-01")).toEqual([
    "2026-08",
    "2026-09",
    "2026-10",
    "2026-11",
  ]);
});

test("every share of a plan adds up to all of it, and its names are its own", () => {
  for (const { parts = [] } of subAccountPlans) {
    const sum = parts.reduce((total, [, share]) => total + share, 0);
    if (parts.length > 0) expect(sum).toBeCloseTo(1, 9);
  }
  const names = subAccountPlans.map(({ userName }) => userName);
  expect(new Set(names).size).toBe(names.length);
  expect(idOf("a")).toBe(idOf("a"));
  expect(idOf("a")).not.toBe(idOf("b"));
});
