import { expect, test } from "vitest";
import { startCloud } from "@/test/simulator";
import { callerOf } from "@/test/volcengine-sdk";

type Row = Record<string, string>;
/** Noon in China on 20 March 2026. */
const noon = Date.parse("2026-03-20T04:00:00Z");

/** A cloud whose bill a test writes; `list` answers with rows and the rest of the answer. */
async function given() {
  const cloud = await startCloud({ clock: () => noon });
  const { accountId } = cloud.account;
  const { bill } = callerOf(cloud.url, cloud.account);
  const at = cloud.control.health().now;
  expect(at.slice(0, 10)).toBe("2026-03-20");
  return {
    ...cloud,
    spend: (day: string, amount: string, more: object = {}) =>
      cloud.control.spend({ accountId, day, amount, project: "lab", ...more }).id,
    correct: (id: number, change: object) => cloud.control.correctRow({ accountId, id, ...change }),
    async list(parameters: object = {}, action = "ListSplitBillDetail") {
      const { call } = callerOf(cloud.url, cloud.account);
      const asked = { BillPeriod: "2026-03", Limit: 300, GroupPeriod: 1, ...parameters };
      const now = new Date(cloud.control.health().now);
      const answer = await call("billing", action, asked, { method: "POST", at: now });
      return { ...answer, rows: (answer.result?.List ?? []) as Row[] };
    },
    bill,
  };
}
const amounts = (rows: Row[]) =>
  rows.map(({ ExpenseDate, PayableAmount }) => [ExpenseDate, PayableAmount]);

test("a day is in the bill when the next one has begun in China", async () => {
  const { spend, list, control, close } = await given();
  spend("2026-03-19", "1.10");
  spend("2026-03-20", "2.20");
  expect(amounts((await list()).rows)).toEqual([["2026-03-19", "1.10"]]);
  control.setClock({ at: "2026-03-20T15:59:59Z" });
  expect((await list()).rows).toHaveLength(1);
  control.advanceClock({ ms: 1_000 });
  expect(amounts((await list()).rows)).toEqual([
    ["2026-03-19", "1.10"],
    ["2026-03-20", "2.20"],
  ]);
  control.setBillDelay({ detail: 1, split: 2 });
  expect((await list()).rows).toHaveLength(1);
  await close();
});

test("rows are merged by day, or by month, or stand alone with an id", async () => {
  const { spend, list, close } = await given();
  spend("2026-03-01", "0.00000001");
  spend("2026-03-01", "0.12345678");
  spend("2026-03-02", "5");
  const days = await list({ GroupPeriod: 1 });
  expect(amounts(days.rows)).toEqual([
    ["2026-03-01", "0.12345679"],
    ["2026-03-02", "5.00"],
  ]);
  expect(days.rows[0]?.SplitBillDetailId).toBe("");
  const month = await list({ GroupPeriod: 0 });
  expect(amounts(month.rows)).toEqual([["", "5.12345679"]]);
  const details = await list({ GroupPeriod: 2 });
  const ids = details.rows.map(({ SplitBillDetailId }) => SplitBillDetailId);
  expect(new Set(ids).size).toBe(3);
  expect(ids.every(Boolean)).toBe(true);
  await close();
});

test("columns are as in the cloud: labels in Chinese, amounts as text, the project's own name", async () => {
  const { spend, list, close, account } = await given();
  spend("2026-03-02", "8", { project: "default" });
  const { rows, result } = await list();
  expect(rows[0]).toMatchObject({
    BillPeriod: "2026-03",
    OwnerID: String(account.accountId),
    Product: "ark_bd",
    BillCategory: "消费-使用",
    BillingMode: "按量计费",
    Project: "default",
    ProjectDisplayName: "默认项目",
    OriginalBillAmount: "10.00",
    PreferentialBillAmount: "2.00",
    PayableAmount: "8.00",
    UnpaidAmount: "8.00",
    CouponDeductionAmount: "0.00",
    Currency: "CNY",
  });
  expect(result).toMatchObject({ Total: -1, Limit: 300, Offset: 0 });
  await close();
});

test("pages keep their order, and the number of rows comes only when asked for", async () => {
  const { spend, list, close } = await given();
  for (let i = 0; i < 25; i += 1) spend("2026-03-05", `${i}`, { instance: `ep-${i}` });
  const seen: string[] = [];
  for (let offset = 0; offset < 30; offset += 10) {
    const { rows, result } = await list({ Limit: 10, Offset: offset, NeedRecordNum: 1 });
    expect(result.Total).toBe(25);
    seen.push(...rows.map(({ InstanceNo }) => InstanceNo ?? ""));
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `ep-${i}`));
  expect((await list({ IgnoreZero: 1, NeedRecordNum: 1 })).result.Total).toBe(24);
  await close();
});

test("refunds are negative rows of their own, and late corrections change what was read", async () => {
  const { spend, list, correct, close } = await given();
  const id = spend("2026-03-03", "10");
  spend("2026-03-03", "-4.5", { category: "refund-modify" });
  const before = await list();
  expect(
    before.rows.map(({ BillCategory, PayableAmount }) => [BillCategory, PayableAmount]),
  ).toEqual([
    ["消费-使用", "10.00"],
    ["退款-更配", "-4.50"],
  ]);
  correct(id, { amount: "7" });
  expect((await list()).rows[0]?.PayableAmount).toBe("7.00");
  correct(id, { project: "other" });
  expect((await list()).rows[0]?.Project).toBe("other");
  correct(id, { remove: true });
  expect((await list()).rows).toHaveLength(1);
  await close();
});

test("filters; that of projects works on single rows only", async () => {
  const { spend, list, close, account } = await given();
  spend("2026-03-03", "1", { project: "a", instance: "ep-1", apiKey: "apikey-1" });
  spend("2026-03-03", "2", { project: "b", product: "tos", instance: "bucket" });
  spend("2026-03-04", "4", { project: "a", instance: "ep-1", apiKey: "apikey-2" });
  const sums = async (parameters: object) =>
    (await list(parameters)).rows.map(({ PayableAmount }) => PayableAmount).join(" ");
  expect(await sums({ GroupPeriod: 2, Project: ["a"] })).toBe("1.00 4.00");
  expect(await sums({ GroupPeriod: 1, Project: ["a"] })).toBe("1.00 2.00 4.00");
  expect(await sums({ Product: ["tos"] })).toBe("2.00");
  expect(await sums({ OwnerID: [account.accountId] })).toBe("1.00 2.00 4.00");
  expect(await sums({ OwnerID: [1] })).toBe("");
  expect(await sums({ ExpenseDate: "2026-03-04" })).toBe("4.00");
  expect(await sums({ SplitItemID: "ep-1", GroupPeriod: 0 })).toBe("5.00");
  const byKey = { GroupPeriod: 0, SplitDimension: '{"ark_bd":"apikey_id"}' };
  expect((await list(byKey)).rows.map((row) => [row.SplitItemID, row.PayableAmount])).toEqual([
    ["apikey-1", "1.00"],
    ["bucket", "2.00"],
    ["apikey-2", "4.00"],
  ]);
  await close();
});

test.each([
  [{ Limit: 0 }],
  [{ Limit: 301 }],
  [{ Limit: "100" }],
  [{ Limit: undefined }],
  [{ Offset: -1 }],
  [{ BillPeriod: "2026-3" }],
  [{ BillPeriod: "2024-02" }],
  [{ BillPeriod: "2021-12" }],
  [{ GroupPeriod: 3 }],
  [{ GroupPeriod: 0, ExpenseDate: "2026-03-01" }],
  [{ ExpenseDate: "2026-02-28" }],
  [{ SplitDimension: { ark_bd: "apikey_id" } }],
])("%o is refused", async (parameters) => {
  const { list, close } = await given();
  const { status, code } = await list(parameters);
  expect([status, code]).toEqual([400, "InvalidParam"]);
  await close();
});

test("the plain bill hides the project of what is paid as it is used", async () => {
  const { spend, list, close } = await given();
  spend("2026-03-01", "428", { product: "ecs", category: "consume-renew" });
  spend("2026-03-02", "1");
  spend("2026-03-02", "2", { project: "other" });
  const rows = async (parameters: object) => (await list(parameters, "ListBillDetail")).rows;
  const projects = (await rows({ GroupPeriod: 0 })).map(({ Project, BillingMode }) => [
    BillingMode,
    Project,
  ]);
  expect(projects).toEqual([
    ["包年包月", "lab"],
    ["按量计费", "-"],
    ["按量计费", "-"],
  ]);
  const byProduct = await rows({ GroupPeriod: 0, GroupTerm: 2 });
  expect(byProduct.map((row) => [row.Product, row.PayableAmount, row.Project])).toEqual([
    ["ecs", "428.00", ""],
    ["ark_bd", "3.00", ""],
  ]);
  expect((await rows({ GroupPeriod: 0, GroupTerm: 3 }))[0]?.PayableAmount).toBe("431.00");
  expect((await rows({ GroupPeriod: 1 }))[0]?.RoundAmount).toBe(0);
  await close();
});

test("overview, invoices and balance", async () => {
  const { spend, list, close, account } = await given();
  spend("2026-03-02", "3");
  spend("2026-03-03", "-1", { category: "refund-modify" });
  const overview = await list({}, "ListBillOverviewByProd");
  expect(
    overview.rows.map((row) => [row.BillingMode, row.BillCategoryParent, row.PayableAmount]),
  ).toEqual([
    ["2", "消费", "3.00"],
    ["2", "退款", "-1.00"],
  ]);
  const refunds = await list({ BillCategoryParent: ["refund"] }, "ListBill");
  expect(refunds.rows).toMatchObject([{ BillCategory: "退款-更配", PayStatus: "未结清" }]);
  const balance = await list({}, "QueryBalanceAcct");
  expect(balance.result).toMatchObject({ AccountID: account.accountId, CashBalance: "100000.00" });
  await close();
});

test("costs by project and day, or by product and month", async () => {
  const { spend, list, close } = await given();
  spend("2026-02-28", "4", { project: "a" });
  spend("2026-03-02", "1", { project: "a" });
  spend("2026-03-02", "2", { project: "b" });
  spend("2026-03-20", "9", { project: "a" });
  const range = { BeginTimeStr: "2026-02-01", EndTimeStr: "2026-03-31" };
  const ask = async (parameters: object) =>
    (await list({ ...range, CostType: 2, ...parameters }, "ListCostAnalysisOpenApi")).result
      .CostData;
  expect(await ask({ TimeGranularity: 1, ClassifyDimension: 9 })).toEqual([
    {
      ClassifyDimension: 9,
      ClassifyItem: "a",
      Costs: [
        { TimeStr: "2026-02-28", Amount: "4.00" },
        { TimeStr: "2026-03-02", Amount: "1.00" },
      ],
    },
    { ClassifyDimension: 9, ClassifyItem: "b", Costs: [{ TimeStr: "2026-03-02", Amount: "2.00" }] },
  ]);
  const [ark] = await ask({ TimeGranularity: 0, ClassifyDimension: 3, CostType: 0 });
  expect(ark.Costs).toEqual([
    { TimeStr: "2026-02", Amount: "5.00" },
    { TimeStr: "2026-03", Amount: "3.75" },
  ]);
  await close();
});
