import { expect, test } from "vitest";
import { scheduleOf } from "./schedule";

test.each([
  ["TZ=Asia/Shanghai * * * * *", { every: "minute" }],
  ["*/10 * * * *", { every: "minutes", count: 10 }],
  ["5 * * * *", { every: "hour", minute: "05" }],
  ["40 3 * * *", { every: "day", time: "03:40" }],
])("%s has words", (cron, schedule) => {
  expect(scheduleOf(cron)).toEqual(schedule);
});

test.each(["0 3 * * 1", "0 3 1 * *", "0,30 * * * *", "0 */6 * * *", "* * * *", "nonsense"])(
  "%s shows as it is written",
  (cron) => {
    expect(scheduleOf(cron)).toBeUndefined();
  },
);
