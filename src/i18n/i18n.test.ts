import { expect, test } from "vitest";
import { formattersOf } from "./formatters";
import { actionKey, errorKey } from "./keys";
import { localeFrom } from "./locale";

const now = () => new Date("2026-03-01T00:30:00Z");
const zh = formattersOf({ locale: "zh-CN", timeZone: "Asia/Shanghai", unit: "币", now });
const en = formattersOf({ locale: "en", timeZone: "Asia/Shanghai", unit: "coins", now });

test.each([
  [undefined, null, "zh-CN"],
  [undefined, "en-GB,en;q=0.9", "en"],
  [undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  [undefined, "fr;q=0.4, en;q=0.9", "en"],
  [undefined, "en;q=0.3, zh;q=0.9", "zh-CN"],
  [undefined, "de", "zh-CN"],
  ["en", "zh-CN", "en"],
  ["zh-CN", "en", "zh-CN"],
  ["xx", "en", "en"],
])("the cookie %s and the browser's %s give %s", (cookie, accepted, locale) => {
  expect(localeFrom(cookie, accepted)).toBe(locale);
});

test.each([
  ["9007199254.740991", {}, "9,007,199,254.740991\u00a0coins"],
  ["12.5", {}, "12.50\u00a0coins"],
  ["-0.000001", {}, "-0.000001\u00a0coins"],
  ["0", { signed: true }, "0.00\u00a0coins"],
  ["3", { signed: true, unit: "" }, "+3.00"],
  ["1234.5678", { decimals: 2, unit: "" }, "1,234.56"],
  ["-0.999", { decimals: 2, unit: "" }, "-0.99"],
  ["1999.99", { compact: true, unit: "CNY" }, "1.9K\u00a0CNY"],
])("%s with %o reads %s", (amount, options, text) => {
  expect(en.money(amount, options)).toBe(text);
});

test("an amount that is no decimal string is a mistake of ours", () => {
  for (const wrong of ["1e3", "NaN", "", "1,000"]) expect(() => en.money(wrong)).toThrow("money");
});

test("moments are written in the configured zone", () => {
  const at = "2026-02-28T16:05:09Z";
  expect(zh.date(at)).toBe("2026/03/01 00:05");
  expect(zh.date(at, "date")).toBe("2026/03/01");
  expect(zh.date(at, "time")).toBe("00:05:09");
  expect(zh.date(at, "month")).toBe("2026年3月");
  expect(en.date(at, "day")).toBe("Mar 1");
});

test.each([
  ["2026-03-01T00:29:30Z", "30秒钟前", "30 seconds ago"],
  ["2026-03-01T00:00:00Z", "30分钟前", "30 minutes ago"],
  ["2026-02-28T00:30:00Z", "昨天", "yesterday"],
  ["2026-03-02T16:00:00Z", "后天", "in 2 days"],
  ["2026-03-02T15:59:00Z", "明天", "tomorrow"],
  ["2026-03-01T03:30:00Z", "3小时后", "in 3 hours"],
])("%s is %s, or %s", (at, chinese, english) => {
  expect([zh.relative(at), en.relative(at)]).toEqual([chinese, english]);
});

test("figures and shares", () => {
  expect(zh.number(12_345, { compact: true })).toBe("1.2万");
  expect(en.number(1234.5, { decimals: 2 })).toBe("1,234.50");
  expect(en.percent(0.3725, 1)).toBe("37.3%");
});

test("codes lead to their texts", () => {
  expect(errorKey("quota.pool_not_found")).toBe("errors-quota.pool_not_found");
  expect(errorKey("internal")).toBe("errors-request.failed");
  expect(actionKey("pool.booster.top_up")).toBe("actions.pool_booster_top_up");
});
