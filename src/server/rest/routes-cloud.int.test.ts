import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { projectDays } from "@/modules/billing/cloud-tables";
import { changes } from "@/modules/iam/change-tables";
import { monitoredDays } from "@/modules/iam/tables";
import { db } from "@/test/database";
import { fresh } from "@/test/given";
import {
  givenCloudAccount,
  givenCloudUser,
  givenPrepaid,
  prepaidOf,
  yuan,
} from "@/test/given-prepaid";
import { ask } from "@/test/published";
import { givenKey } from "@/test/rest";

const key = await givenKey();
const at = (id: string) => ({ sub_account_id: id });
const allocation = (more: object = {}) => ({
  amount: "12.345678",
  request_id: fresh("r"),
  note: "秋季学期",
  ...more,
});

test("quota is allocated once per request id, and read with its history", async () => {
  const { id } = await givenPrepaid();
  const body = allocation();
  const line = "POST /sub-accounts/{sub_account_id}/allocations";
  const first = await ask(line, { key, body }, at(id));
  expect([first.status, first.answer.allocated]).toEqual([201, "12.345678"]);
  const replay = await ask(line, { key, body }, at(id));
  expect([replay.status, replay.text]).toEqual([201, first.text]);
  const reused = await ask(line, { key, body: { ...body, amount: "1" } }, at(id));
  expect([reused.status, reused.answer.code]).toEqual([409, "REQUEST_REUSED"]);
  await ask(line, { key, body: allocation({ amount: "1" }) }, at(id));

  const quota = await ask("GET /sub-accounts/{sub_account_id}/quota", { key }, at(id));
  expect(quota.answer).toMatchObject({
    allocated: "13.345678",
    spent: "0",
    left: "13.345678",
    percent: 0,
    epoch: 2,
  });
  const list = "GET /sub-accounts/{sub_account_id}/allocations";
  const page = await ask(list, { key }, at(id), "?limit=1");
  expect(page.answer.rows).toMatchObject([
    { amount: "1", allocated_after: "13.345678", actor_type: "api_key" },
  ]);
  const cursor = encodeURIComponent(String(page.answer.next));
  const rest = await ask(list, { key }, at(id), `?limit=1&cursor=${cursor}`);
  expect(rest.answer).toMatchObject({ rows: [{ request_id: body.request_id }], next: null });
});

test("spending is read by month, day and project, in decimal strings", async () => {
  const cloudAccountId = await givenCloudAccount();
  const id = await givenCloudUser(cloudAccountId);
  const place = { cloudAccountId, project: "lab" };
  await db.insert(monitoredDays).values({ ...place, subAccountId: id, fromDay: "2026-03-01" });
  const bill = (day: string, amount: number) => ({
    ...place,
    day,
    period: day.slice(0, 7),
    amount,
    rows: 1,
  });
  await db
    .insert(projectDays)
    .values([bill("2026-03-05", 1_234_567), bill("2026-04-01", 2 * yuan)]);
  const line = "GET /sub-accounts/{sub_account_id}/spending";
  const { answer } = await ask(line, { key }, at(id), "?month=2026-03");
  expect(answer).toMatchObject({
    total: "3.234567",
    month_total: "1.234567",
    days: [{ day: "2026-03-05", project: "lab", amount: "1.234567" }],
    estimate: { billed: "3.234567", present: "3.234567", complete: true },
  });
  const wrong = await ask(line, { key }, at(id), "?month=2026-13");
  expect(wrong.status).toBe(400);
});

test.each([
  ["a negative amount", { amount: "-1" }],
  ["nothing", { amount: "0" }],
  ["a number", { amount: 5 }],
  ["a seventh place", { amount: "0.0000001" }],
  ["no note", { note: "" }],
])("an allocation of %s is refused", async (_what, more) => {
  const { id } = await givenPrepaid();
  const line = "POST /sub-accounts/{sub_account_id}/allocations";
  const { status } = await ask(line, { key, body: allocation(more) }, at(id));
  expect([status, await prepaidOf(id)]).toEqual([400, undefined]);
});

test("sub-accounts are listed by filter and sort, page by page", async () => {
  const cloudAccountId = await givenCloudAccount();
  for (const [displayName, reasons] of [
    ["B", ["exhausted"]],
    ["a", []],
    ["C", ["manual", "security"]],
  ] as const) {
    await givenCloudUser(cloudAccountId, { displayName, disabledReasons: [...reasons] });
  }
  const line = "GET /sub-accounts";
  const here = `?cloud_account_id=${cloudAccountId}`;
  const names = async (query: string) => {
    const { answer } = await ask(line, { key }, {}, `${here}${query}`);
    return (answer.rows as { display_name: string }[]).map((row) => row.display_name);
  };
  expect(await names("&sort=displayName")).toEqual(["a", "B", "C"]);
  expect(await names("&sort=displayName&direction=desc")).toEqual(["C", "B", "a"]);
  expect(await names("&status=disabled&reason=security")).toEqual(["C"]);
  expect(await names("&trouble=true")).toEqual([]);
  const first = await ask(line, { key }, {}, `${here}&sort=displayName&limit=2`);
  const cursor = encodeURIComponent(String(first.answer.next));
  expect(await names(`&sort=displayName&limit=2&cursor=${cursor}`)).toEqual(["C"]);
  for (const wrong of ["&cursor=x", "&status=gone", "&limit=0"]) {
    expect((await ask(line, { key }, {}, `${here}${wrong}`)).status).toBe(400);
  }
});

test("a sub-account is disabled by a reason once, another is added, and each is lifted", async () => {
  const id = await givenCloudUser(await givenCloudAccount());
  const disable = (body: object) =>
    ask("POST /sub-accounts/{sub_account_id}/disable", { key, body }, at(id));
  const enable = (body: object) =>
    ask("POST /sub-accounts/{sub_account_id}/enable", { key, body }, at(id));
  const reason = "密钥疑似泄露";
  const first = await disable({ reason });
  expect([first.status, first.answer]).toEqual([
    200,
    { sub_account_id: id, changed: true, reasons_left: ["manual"] },
  ]);
  expect((await disable({ reason })).answer).toMatchObject({ changed: false });
  const second = await disable({ reason, as: "security" });
  expect(second.answer).toMatchObject({ changed: true, reasons_left: ["manual", "security"] });
  const { answer } = await ask("GET /sub-accounts/{sub_account_id}", { key }, at(id));
  expect(answer).toMatchObject({
    id,
    disabled_reasons: ["manual", "security"],
    last_change: { kind: "disable", state: "open" },
    portal: { enabled: true },
  });
  expect((await db.select().from(changes).where(eq(changes.subAccountId, id))).length).toBe(1);

  expect((await enable({})).answer).toMatchObject({ changed: true, reasons_left: ["security"] });
  expect((await enable({ lift: ["manual"] })).answer).toMatchObject({ changed: false });
  const last = await enable({ lift: ["security"] });
  expect(last.answer).toMatchObject({ changed: true, reasons_left: [] });
  expect((await enable({})).answer).toMatchObject({ changed: false });
});

test("disabling needs a reason, lifts no money's reason, and waits for no deletion", async () => {
  const account = await givenCloudAccount();
  const spent = await givenCloudUser(account, { disabledReasons: ["exhausted"] });
  const going = await givenCloudUser(account, { state: "deleting" });
  const disable = "POST /sub-accounts/{sub_account_id}/disable";
  const enable = "POST /sub-accounts/{sub_account_id}/enable";
  for (const body of [{}, { reason: "" }, { reason: "用尽了", as: "exhausted" }]) {
    expect((await ask(disable, { key, body }, at(spent))).status).toBe(400);
  }
  const money = { key, body: { lift: ["exhausted"] } };
  expect((await ask(enable, money, at(spent))).status).toBe(400);
  const kept = await ask(enable, { key, body: {} }, at(spent));
  expect(kept.answer).toMatchObject({ changed: false, reasons_left: ["exhausted"] });
  const busy = await ask(disable, { key, body: { reason: "for a test" } }, at(going));
  expect([busy.status, busy.answer.code]).toEqual([409, "SUB_ACCOUNT_BUSY"]);
});

test("an absent sub-account is not found; a key needs the scope of each route", async () => {
  const weak = await givenKey({ scopes: ["usage:read"] });
  const reader = await givenKey({ scopes: ["iam:read"] });
  const { id } = await givenPrepaid();
  const lines = [
    "GET /sub-accounts/{sub_account_id}",
    "POST /sub-accounts/{sub_account_id}/disable",
    "POST /sub-accounts/{sub_account_id}/enable",
    "GET /sub-accounts/{sub_account_id}/quota",
    "GET /sub-accounts/{sub_account_id}/spending",
    "GET /sub-accounts/{sub_account_id}/allocations",
    "POST /sub-accounts/{sub_account_id}/allocations",
  ];
  for (const line of lines) {
    const body = line.startsWith("POST") ? { body: bodyOf(line) } : {};
    const absent = await ask(line, { key, ...body }, at(randomUUID()));
    expect([absent.status, absent.answer.code]).toEqual([404, "SUB_ACCOUNT_NOT_FOUND"]);
    const shut = await ask(line, { key: weak, ...body }, at(id));
    expect([shut.status, shut.answer.code]).toEqual([403, "SCOPE_MISSING"]);
    const { status } = await ask(line, { key: reader, ...body }, at(id));
    expect(status).toBe(line.startsWith("POST") ? 403 : 200);
  }
  const listed = await ask("GET /sub-accounts", { key: weak });
  expect([listed.status, listed.answer.code]).toEqual([403, "SCOPE_MISSING"]);
});

const bodyOf = (line: string) => {
  if (line.endsWith("/disable")) return { reason: "for a test" };
  return line.endsWith("/enable") ? {} : allocation();
};
