import { expect, test } from "vitest";
import { startCloud } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";
import { demoState } from "../demo/seed";
import { emptyResources } from "../state";
import { toUnits } from "./amounts";
import { type BillRow, emptyBill } from "./bill";
import { growBill, startCurves } from "./growth";

const curve = { project: "lab", product: "ark_bd", instance: "ep-1", apiKey: "", dailyAmount: 100 };
const noon = (day: string) => new Date(`${day}T04:00:00Z`);
const account = (id = 1) => ({
  id,
  name: "test",
  resources: emptyResources(id, "2026-01-01T00:00:00.000Z"),
  bill: emptyBill(),
});
const all = ({ bill }: ReturnType<typeof account>): BillRow[] => Object.values(bill.months).flat();
const sum = (rows: BillRow[]) =>
  Number(rows.reduce((total, row) => total + toUnits(row.amount), 0n)) / 1e12;

test("a bill is the same however often somebody looks while it grows", () => {
  const [often, once] = [account(), account()];
  startCurves(often, [curve], "2026-01-20", noon("2026-01-20"));
  for (let day = 21; day <= 31; day += 1) growBill(often, noon(`2026-01-${day}`));
  growBill(often, noon("2026-03-05"));
  startCurves(once, [curve], "2026-01-20", noon("2026-03-05"));
  expect(all(often)).toEqual(all(once));
  expect(Object.keys(once.bill.months)).toEqual(["2026-01", "2026-02", "2026-03"]);
});

test("it has a weekly shape, refunds, and days that were corrected afterwards", () => {
  const one = account();
  startCurves(one, [curve, { ...curve, product: "tos" }], "2025-10-01", noon("2026-03-31"));
  const rows = all(one);
  const on = (weekdays: number[]) =>
    rows.filter(({ day }) => weekdays.includes(new Date(day).getUTCDay()));
  expect(sum(on([0, 6])) / 2).toBeLessThan((0.6 * sum(on([1, 2, 3, 4, 5]))) / 5);
  const refunds = rows.filter(({ category }) => category === "refund-modify");
  expect(refunds.length).toBeGreaterThan(3);
  expect(refunds.every(({ amount }) => amount.startsWith("-"))).toBe(true);
  expect(rows.some(({ amount }) => /\.\d{8,}$/.test(amount))).toBe(true);
});

test("a correction changes a row that was published", () => {
  const one = account();
  startCurves(one, [curve], "2026-01-01", noon("2026-01-01"));
  let changed = 0;
  for (let day = 2; day <= 200; day += 1) {
    const before = new Map(all(one).map(({ id, amount }) => [id, amount]));
    growBill(one, new Date(noon("2026-01-01").getTime() + (day - 1) * 86_400_000));
    changed += all(one).filter(
      ({ id, amount }) => before.has(id) && before.get(id) !== amount,
    ).length;
  }
  expect(changed).toBeGreaterThan(4);
  expect(changed).toBeLessThan(40);
});

test("what is subscribed to is paid on the first of a month", () => {
  const one = account();
  startCurves(one, [{ ...curve, product: "ecs" }], "2026-01-15", noon("2026-03-20"));
  expect(all(one).map(({ day, amount, category }) => [day, amount, category])).toEqual([
    ["2026-02-01", "428", "consume-renew"],
    ["2026-03-01", "428", "consume-renew"],
  ]);
});

test("the demo's cloud is the same each time, and grows with the clock", async () => {
  const [first, second] = [demoState(noon("2026-11-20")), demoState(noon("2026-11-20"))];
  expect(first).toEqual(second);
  const [teaching] = first.accounts;
  const key = teaching?.resources.rootKeys[0];
  const cloud = await startCloud({ state: first, clock: () => noon("2026-11-20").getTime() });
  const { call } = callerOf(cloud.url, {
    accessKeyId: key?.id ?? "",
    secretAccessKey: key?.secret ?? "",
  });
  const days = async () => {
    const parameters = { BillPeriod: "2026-11", Limit: 1, GroupPeriod: 1, NeedRecordNum: 1 };
    const at = new Date(cloud.control.health().now);
    const options = { method: "POST", at };
    return (await call("billing", "ListSplitBillDetail", parameters, options)).result.Total;
  };
  const before = await days();
  cloud.control.advanceClock({ ms: 3 * 86_400_000 });
  expect(await days()).toBeGreaterThan(before + 20);
  await cloud.close();
});

test("tokens are counted within minutes, long before the bill", async () => {
  const cloud = await startCloud({ clock: () => noon("2026-03-20").getTime() });
  const { accountId } = cloud.account;
  const day = { accountId, day: "2026-03-20", project: "lab", instance: "ep-1" };
  cloud.control.spend({ ...day, amount: "0.8", hour: 9 });
  cloud.control.spend({ ...day, amount: "0.8", hour: 11, element: "doubao_pro_32k_output" });
  cloud.control.spend({ ...day, amount: "0.8", hour: 12 });
  const { call } = callerOf(cloud.url, cloud.account);
  const start = Date.parse("2026-03-19T16:00:00Z") / 1000;
  const usage = async (parameters: object) => {
    const asked = { StartTime: start, EndTime: start + 86_400, Interval: 3_600, ...parameters };
    const options = { method: "POST", at: noon("2026-03-20") };
    return (await call("ark", "GetUsage", asked, options)).result.UsageResults;
  };
  const tags = [{ Key: "EndpointId", Value: "ep-1" }];
  // 0.8 buys a million prompt tokens; the hour from 11 on ends only now, and is not counted yet.
  expect(await usage({})).toEqual([
    {
      Name: "PromptTokens",
      MetricItems: [{ Tags: tags, Values: [{ Timestamp: start + 9 * 3_600, Value: 1_000_000 }] }],
    },
    { Name: "CompletionTokens", MetricItems: [] },
  ]);
  expect((await usage({ EndpointIds: ["ep-2"] }))[0].MetricItems).toEqual([]);
  cloud.control.spend({
    accountId,
    day: "2026-03-18",
    project: "lab",
    instance: "ep-1",
    amount: "8",
  });
  const [prompt] = await usage({ StartTime: start - 86_400, EndTime: start, Interval: 86_400 });
  expect(prompt.MetricItems).toEqual([]);
  const [earlier] = await usage({
    StartTime: start - 2 * 86_400,
    EndTime: start,
    Interval: 86_400,
  });
  const [value] = earlier.MetricItems[0].Values;
  expect(value.Timestamp).toBe(start - 2 * 86_400);
  expect(Math.abs(value.Value - 10_000_000)).toBeLessThan(20);
  await cloud.close();
});
