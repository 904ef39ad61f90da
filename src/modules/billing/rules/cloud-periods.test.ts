import { expect, test } from "vitest";
import { monthsBefore, monthsToPoll, nextPollAt } from "./cloud-periods";

test.each([
  ["2026-05", 0, "2026-05"],
  ["2026-01", 1, "2025-12"],
  ["2026-03", 14, "2025-01"],
  ["2026-11", 24, "2024-11"],
])("%s, %d months back, is %s", (month, count, expected) => {
  expect(monthsBefore(month, count)).toBe(expected);
});

const plan = (today: string, firstDay: string | null, olderPolledOn: string | null = null) =>
  monthsToPoll({ today, firstDay, olderPolledOn });

test("the current and the last month are polled each time", () => {
  expect(plan("2026-01-31", null)).toEqual({ months: ["2026-01", "2025-12"], older: false });
  expect(plan("2026-01-31", "2025-06-01", "2026-01-31").months).toEqual(["2026-01", "2025-12"]);
});

test("once a day the older months back to the first allocation follow", () => {
  expect(plan("2026-05-04", "2026-02-28", "2026-05-03")).toEqual({
    months: ["2026-05", "2026-04", "2026-03", "2026-02"],
    older: true,
  });
  expect(plan("2026-05-04", "2026-05-01")).toEqual({ months: ["2026-05", "2026-04"], older: true });
});

test("nothing is asked for that the cloud no longer shows", () => {
  const { months } = plan("2026-05-04", "2019-01-01");
  expect([months.length, months.at(-1)]).toEqual([25, "2024-05"]);
});

const startedAt = new Date("2026-05-04T00:00:00Z");
const minutesOn = (account: Partial<Parameters<typeof nextPollAt>[0]>) => {
  const at = nextPollAt({ startedAt, wantedAt: null, failures: 0, ...account }, 60);
  return (at.getTime() - startedAt.getTime()) / 60_000;
};

test("a poll follows the last one after the interval, and a failed one sooner", () => {
  expect(minutesOn({})).toBe(60);
  expect([1, 2, 3, 4, 5, 50].map((failures) => minutesOn({ failures }))).toEqual([
    5, 10, 20, 40, 60, 60,
  ]);
});

test("what was asked for, and an account that was never polled, is due at once", () => {
  const wantedAt = new Date("2026-05-04T00:03:00Z");
  expect(minutesOn({ wantedAt, failures: 3 })).toBe(3);
  expect(nextPollAt({ startedAt: null, wantedAt: null, failures: 0 }, 60).getTime()).toBe(0);
});
