import fc from "fast-check";
import { expect, test } from "vitest";
import { closing, type Days, dayOf, firstDay } from "./monitored-days";

test("a day is cut in the zone", () => {
  const late = new Date("2026-03-01T16:30:00Z");
  expect(dayOf(late, "Asia/Shanghai")).toBe("2026-03-02");
  expect(dayOf(late, "UTC")).toBe("2026-03-01");
});

test.each<[Days[], string | undefined]>([
  [[], "2026-03-02"],
  [[{ fromDay: "2026-02-01", toDay: null }], undefined],
  [[{ fromDay: "2026-02-01", toDay: "2026-03-01" }], "2026-03-02"],
  [[{ fromDay: "2026-02-01", toDay: "2026-03-02" }], "2026-03-03"],
  [[{ fromDay: "2026-02-01", toDay: "2026-02-28" }], "2026-03-02"],
])("after %j a new interval begins on %s", (intervals, day) => {
  expect(firstDay(intervals, "2026-03-02")).toBe(day);
});

test("an interval ends today; one that has not begun never was", () => {
  const open = (fromDay: string) => ({ fromDay, toDay: null });
  expect(closing(open("2026-03-01"), "2026-03-02")).toEqual({ toDay: "2026-03-02" });
  expect(closing(open("2026-03-02"), "2026-03-02")).toEqual({ toDay: "2026-03-02" });
  expect(closing(open("2026-03-03"), "2026-03-02")).toBe("never_was");
});

test("however it is switched, no day counts twice, and a day that counted goes on counting", () => {
  const steps = fc.array(fc.record({ days: fc.nat(2), on: fc.boolean() }), { maxLength: 30 });
  fc.assert(fc.property(steps, play));
});

/** Switches as told, day by day, and looks after each step at every day that ever counted. */
function play(steps: readonly { days: number; on: boolean }[]): void {
  let intervals: Days[] = [];
  const counted = new Set<string>();
  let at = Date.parse("2026-02-25T08:00:00Z");
  for (const { days, on } of steps) {
    at += days * 86_400_000;
    const today = dayOf(new Date(at), "Asia/Shanghai");
    intervals = on ? opened(intervals, today) : closed(intervals, today);
    if (covering(intervals, today) > 0) counted.add(today);
    expect(covering(intervals, today)).toBeLessThanOrEqual(1);
    for (const day of counted) expect(covering(intervals, day)).toBe(1);
  }
}

const covering = (intervals: readonly Days[], day: string): number =>
  intervals.filter(({ fromDay, toDay }) => fromDay <= day && (toDay ?? day) >= day).length;

function opened(intervals: Days[], today: string): Days[] {
  const fromDay = firstDay(intervals, today);
  return fromDay === undefined ? intervals : [...intervals, { fromDay, toDay: null }];
}

function closed(intervals: Days[], today: string): Days[] {
  return intervals.flatMap((interval) => {
    if (interval.toDay !== null) return [interval];
    const end = closing(interval, today);
    return end === "never_was" ? [] : [{ ...interval, ...end }];
  });
}
