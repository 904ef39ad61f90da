import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { projectDays } from "@/modules/billing/cloud-tables";
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

test("an absent sub-account is not found; a key needs the scope of each route", async () => {
  const weak = await givenKey({ scopes: ["usage:read"] });
  const reader = await givenKey({ scopes: ["iam:read"] });
  const { id } = await givenPrepaid();
  const lines = [
    "GET /sub-accounts/{sub_account_id}/quota",
    "GET /sub-accounts/{sub_account_id}/spending",
    "GET /sub-accounts/{sub_account_id}/allocations",
    "POST /sub-accounts/{sub_account_id}/allocations",
  ];
  for (const line of lines) {
    const body = line.startsWith("POST") ? { body: allocation() } : {};
    const absent = await ask(line, { key, ...body }, at(randomUUID()));
    expect([absent.status, absent.answer.code]).toEqual([404, "SUB_ACCOUNT_NOT_FOUND"]);
    const shut = await ask(line, { key: weak, ...body }, at(id));
    expect([shut.status, shut.answer.code]).toEqual([403, "SCOPE_MISSING"]);
    const { status } = await ask(line, { key: reader, ...body }, at(id));
    expect(status).toBe(line.startsWith("POST") ? 403 : 200);
  }
});
