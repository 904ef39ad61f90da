import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import {
  boundaryAt,
  boundaryIndex,
  nextBoundary,
  type Refreshable,
  type RefreshUnit,
  refreshed,
  refreshUnits,
  remainingAfter,
} from "./refresh";

const shanghai = "Asia/Shanghai";
const at = (local: string, zone = shanghai) => DateTime.fromISO(local, { zone }).toJSDate();
const local = (moment: Date | null, zone = shanghai) =>
  moment && DateTime.fromJSDate(moment, { zone }).toFormat("yyyy-MM-dd HH:mm");

const pool = (changes: Partial<Refreshable> = {}): Refreshable => {
  const schedule = {
    unit: "day" as RefreshUnit,
    every: 1,
    anchor: at("2026-01-01T00:00"),
    ...changes,
  };
  const lastRefreshedAt = changes.lastRefreshedAt ?? at("2026-03-01T00:00");
  return {
    allowance: 100,
    remaining: 100,
    allowanceGranted: 100,
    nextRefreshAt: nextBoundary(schedule, lastRefreshedAt, shanghai),
    ...schedule,
    ...changes,
    lastRefreshedAt,
  };
};

describe("boundaries", () => {
  test.each<[RefreshUnit, number, string, string, string]>([
    ["hour", 1, "2026-01-01T00:30", "2026-03-10T10:29", "2026-03-10 10:30"],
    ["hour", 6, "2026-01-01T00:00", "2026-03-10T11:59", "2026-03-10 12:00"],
    ["day", 1, "2026-01-01T08:00", "2026-03-10T08:00", "2026-03-11 08:00"],
    ["day", 10, "2026-01-01T00:00", "2026-01-25T00:00", "2026-01-31 00:00"],
    ["week", 1, "2026-03-02T00:00", "2026-03-10T00:00", "2026-03-16 00:00"],
    ["week", 2, "2026-03-02T00:00", "2026-03-10T00:00", "2026-03-16 00:00"],
    ["month", 1, "2026-01-15T00:00", "2026-03-14T23:59", "2026-03-15 00:00"],
    ["month", 3, "2026-01-01T00:00", "2026-03-10T00:00", "2026-04-01 00:00"],
    ["month", 12, "2024-02-29T00:00", "2026-03-01T00:00", "2027-02-28 00:00"],
  ])("every %s × %i from %s, after %s comes %s", (unit, every, anchor, now, next) => {
    expect(local(nextBoundary({ unit, every, anchor: at(anchor) }, at(now), shanghai))).toBe(next);
  });

  test.each([
    ["2026-01-29", ["02-28", "03-29", "04-29", "05-29"]],
    ["2026-01-30", ["02-28", "03-30", "04-30", "05-30"]],
    ["2026-01-31", ["02-28", "03-31", "04-30", "05-31"]],
    ["2028-01-29", ["02-29", "03-29", "04-29", "05-29"]],
    ["2028-01-30", ["02-29", "03-30", "04-30", "05-30"]],
    ["2028-01-31", ["02-29", "03-31", "04-30", "05-31"]],
  ])("months from %s clamp to the last day without drifting", (day, ends) => {
    const schedule = { unit: "month" as const, every: 1, anchor: at(`${day}T00:00`) };
    let moment = schedule.anchor;
    for (const end of ends) {
      moment = nextBoundary(schedule, moment, shanghai) ?? moment;
      expect(local(moment)).toBe(`${day.slice(0, 4)}-${end} 00:00`);
    }
  });

  test("an anchor in the future has boundaries before it", () => {
    const schedule = { unit: "week" as const, every: 1, anchor: at("2030-01-07T00:00") };
    expect(local(nextBoundary(schedule, at("2026-03-10T12:00"), shanghai))).toBe(
      "2026-03-16 00:00",
    );
    expect(boundaryIndex(schedule, at("2029-12-31T00:00"), shanghai)).toBe(-1);
  });

  test("a boundary belongs to the period it begins", () => {
    const schedule = { unit: "day" as const, every: 1, anchor: at("2026-03-01T00:00") };
    expect(boundaryIndex(schedule, at("2026-03-05T00:00"), shanghai)).toBe(4);
    expect(boundaryIndex(schedule, new Date(at("2026-03-05T00:00").getTime() - 1), shanghai)).toBe(
      3,
    );
  });

  test("below zero it never refreshes", () => {
    const never = { unit: "day" as const, every: -1, anchor: at("2026-03-01T00:00") };
    expect(nextBoundary(never, at("2026-03-10T00:00"), shanghai)).toBeNull();
    const stale = pool({ every: -1, nextRefreshAt: null, remaining: 3 });
    expect(refreshed(stale, at("2030-01-01T00:00"), shanghai)).toEqual({ pool: stale });
  });

  test("where the clock is changed, days stay days and hours stay hours", () => {
    const berlin = "Europe/Berlin";
    const daily = { unit: "day" as const, every: 1, anchor: at("2026-03-28T00:00", berlin) };
    const changed = boundaryAt(daily, 2, berlin);
    expect(local(changed, berlin)).toBe("2026-03-30 00:00");
    expect(changed.getTime() - boundaryAt(daily, 1, berlin).getTime()).toBe(23 * 3_600_000);
    const hourly = { ...daily, unit: "hour" as const };
    expect(boundaryAt(hourly, 48, berlin).getTime() - daily.anchor.getTime()).toBe(48 * 3_600_000);
  });
});

describe("a refresh", () => {
  const fiveDaysLater = at("2026-03-06T00:00");

  test("grants nothing a moment before its boundary", () => {
    const before = new Date(at("2026-03-02T00:00").getTime() - 1);
    const spent = pool({ remaining: 1 });
    expect(refreshed(spent, before, shanghai)).toEqual({ pool: spent });
  });

  test.each([
    ["unused allowance lapses", 100, 80, 100],
    ["what was spent is granted again", 100, 0, 100],
    ["debt is paid off period by period", 100, -250, 100],
    ["debt of more than all periods stays in part", 100, -730, -230],
    ["debt of exactly all periods leaves nothing", 100, -500, 0],
    ["more than the allowance is cut to it", 100, 900, 100],
    ["without an allowance what remained lapses", 0, 70, 0],
    ["without an allowance debt stays", 0, -70, -70],
  ])("over five missed periods: %s", (_, allowance, remaining, after) => {
    const { pool: next, refresh } = refreshed(
      pool({ allowance, remaining, allowanceGranted: 1 }),
      fiveDaysLater,
      shanghai,
    );
    expect(next).toMatchObject({
      remaining: after,
      allowanceGranted: allowance,
      lastRefreshedAt: fiveDaysLater,
      nextRefreshAt: at("2026-03-07T00:00"),
    });
    expect(refresh).toEqual({ periods: 5, boundary: fiveDaysLater, delta: after - remaining });
  });

  test("a changed default counts from the next boundary on", () => {
    const changed = { ...pool({ remaining: 40 }), allowance: 10 };
    expect(refreshed(changed, at("2026-03-01T12:00"), shanghai).pool.remaining).toBe(40);
    expect(refreshed(changed, at("2026-03-02T00:00"), shanghai).pool).toMatchObject({
      remaining: 10,
      allowanceGranted: 10,
    });
  });

  test("however many periods passed, the figure stays exact", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(remainingAfter(-most, most, 1_000_000_000)).toBe(most);
    expect(remainingAfter(-most, 1, 5)).toBe(5 - most);
  });
});

const moments = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2032, 0) })
  .map((ms) => new Date(ms));
const schedules = fc.record({
  unit: fc.constantFrom(...refreshUnits),
  every: fc.integer({ min: 1, max: 40 }),
  anchor: moments,
});
const zones = fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/St_Johns");

describe("always", () => {
  test("the last boundary is the last one at or before the moment", () => {
    fc.assert(
      fc.property(schedules, moments, zones, (schedule, moment, zone) => {
        const n = boundaryIndex(schedule, moment, zone);
        expect(boundaryAt(schedule, n, zone) <= moment).toBe(true);
        expect(boundaryAt(schedule, n + 1, zone) > moment).toBe(true);
      }),
    );
  });

  test("a refresh in one go gives what refreshes at any moments between give", () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 * 86_400_000 }), { maxLength: 8 });
    const money = fc.record({
      allowance: fc.integer({ min: 0, max: 1_000 }),
      remaining: fc.integer({ min: -20_000, max: 1_000 }),
    });
    fc.assert(
      fc.property(schedules, moments, zones, days, money, (schedule, start, zone, after, sums) => {
        const fresh: Refreshable = {
          ...schedule,
          ...sums,
          allowanceGranted: 0,
          lastRefreshedAt: start,
          nextRefreshAt: nextBoundary(schedule, start, zone),
        };
        const stops = [...after].sort((a, b) => a - b).map((ms) => new Date(start.getTime() + ms));
        const end = stops.at(-1) ?? start;
        let stepped = fresh;
        let [deltas, periods] = [0, 0];
        for (const stop of stops) {
          const { pool: next, refresh } = refreshed(stepped, stop, zone);
          deltas += refresh?.delta ?? 0;
          periods += refresh?.periods ?? 0;
          stepped = next;
        }
        const atOnce = refreshed(fresh, end, zone);
        expect(stepped).toEqual(atOnce.pool);
        expect(periods).toBe(atOnce.refresh?.periods ?? 0);
        expect(fresh.remaining + deltas).toBe(stepped.remaining);
      }),
    );
  });
});
