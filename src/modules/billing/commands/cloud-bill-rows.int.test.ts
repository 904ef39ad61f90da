import { expect, test } from "vitest";
import { dayOf, givenBills } from "@/test/given-bills";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();
const given = () => givenBills(cloud());
const action = "ListSplitBillDetail";

/** A page of the bill as no simulated cloud would write it. */
const answer = (rows: readonly object[], total = rows.length) => ({
  kind: "body" as const,
  status: 200,
  contentType: "application/json",
  body: JSON.stringify({
    ResponseMetadata: { RequestId: "r", Action: action, Version: "2022-01-01", Service: "billing" },
    Result: { List: rows, Total: total, Limit: 300, Offset: 0 },
  }),
});
const sound = { ExpenseDate: dayOf(0), Project: "lab", PayableAmount: "3", Currency: "CNY" };

test.each([
  ["another currency", { ...sound, Currency: "USD" }, "billing.bill_currency", "USD"],
  ["no number", { ...sound, PayableAmount: "3,00" }, "billing.bill_amount", "3,00"],
  ["no day", { ...sound, ExpenseDate: "", ExpenseTime: "" }, "billing.bill_day", ""],
  ["no amount at all", { ...sound, PayableAmount: undefined }, "UnexpectedResult", null],
])("a row with %s stops the poll, and nothing of it counts", async (_what, row, code, message) => {
  const { accountId, control, poll, rows, state } = await given();
  control.addFault({ action, accountId, effect: answer([row]) });
  expect((await poll()).polled).toMatchObject({ outcome: "failed", code });
  expect(await rows()).toEqual([]);
  const found = await state();
  expect(found?.code).toBe(code);
  if (message !== null) expect(found?.message).toBe(message);
});

test("a row without project or currency counts as one of no project", async () => {
  const { accountId, control, poll, rows } = await given();
  const effect = answer([{ ...sound, Project: "", Currency: "" }]);
  control.addFault({ action, accountId, effect });
  await poll();
  expect(await rows()).toMatchObject([{ project: "-", amountText: "3" }]);
});

test("where the cloud does not count, a page that is not full is the last", async () => {
  const { accountId, control, poll } = await given();
  control.addFault({ action, accountId, effect: answer([sound], -1) });
  expect((await poll()).polled).toMatchObject({ outcome: "done", rows: 1 });
});

test("of rows that nothing but their amounts tells apart, only the corrected one changes", async () => {
  const { accountId, bill, control, poll, rows } = await given();
  bill("lab", dayOf(1, 5), "1");
  const twins = (...amounts: string[]) =>
    control.addFault({
      action,
      accountId,
      effect: answer(amounts.map((PayableAmount) => ({ ...sound, PayableAmount }))),
    });
  const amounts = async () =>
    (await rows()).filter(({ day }) => day === dayOf(0)).map(({ amountText }) => amountText);
  twins("5", "7", "5");
  expect((await poll()).polled).toMatchObject({ added: 4 });
  expect(await amounts()).toEqual(["5", "5", "7"]);
  twins("7", "5", "5");
  expect((await poll()).polled).toMatchObject({ added: 0, changed: 0, removed: 0 });
  twins("5", "8", "5");
  expect((await poll()).polled).toMatchObject({ added: 0, changed: 1, removed: 0 });
  twins("5", "8");
  await poll();
  expect(await amounts()).toEqual(["5", "8"]);
});
