import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { eventually } from "@/server/runner/test-app";
import { sql } from "@/test/database";
import { dayOf, givenBills, monthOf, stagedRows } from "@/test/given-bills";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();
const given = () => givenBills(cloud());
const start = dayOf(1, 1);
const action = "ListSplitBillDetail";

/** More rows in one month than a page holds. */
async function givenPages() {
  const bills = await given();
  const owner = await bills.user(["lab"]);
  await owner.allocate(10_000, start);
  for (let n = 0; n < 301; n += 1) bills.bill("lab", dayOf(1, 5), "1", { instance: `ep-${n}` });
  bills.bill("lab", dayOf(0), "0.5");
  return { ...bills, owner };
}

test("a poll that fails on its second page changes nothing, says why, and heals by itself", async () => {
  const { id, accountId, control, owner, poll, rows, polls, state } = await givenPages();
  const error = {
    kind: "error" as const,
    code: "InternalError",
    status: 500,
    message: "try later",
  };
  const fault = control.addFault({ action, accountId, at: 3, effect: error });
  for (let retry = 0; retry < 3; retry += 1)
    control.addFault({ action, accountId, at: 4 + retry, effect: error });
  const failed = await poll();
  expect(fault.id).toBeGreaterThan(0);
  expect(failed.polled).toMatchObject({ outcome: "failed", months: 1, code: "InternalError" });
  expect(failed.events.filter(({ name }) => name === "billing/poll.failed")).toEqual([
    {
      name: "billing/poll.failed",
      data: { cloudAccountId: id, period: monthOf(1), code: "InternalError", message: "try later" },
    },
  ]);
  // The current month was read whole, the one that failed is as it was.
  expect([await owner.spent(), (await rows()).length]).toEqual([0.5, 1]);
  expect(await state()).toMatchObject({
    failures: 1,
    code: "InternalError",
    message: "try later",
    leaseToken: null,
  });
  expect((await polls())[0]).toMatchObject({
    period: monthOf(1),
    state: "failed",
    code: "InternalError",
  });
  expect(await stagedRows()).toEqual([]);

  const healed = await poll();
  expect(healed.polled).toMatchObject({ outcome: "done", rows: 302, added: 301 });
  expect(healed.events.map(({ name }) => name)).toEqual(["billing/poll.recovered"]);
  expect(await owner.spent()).toBe(301.5);
});

test("a failure is told once, however long it lasts", async () => {
  const { accountId, control, poll, state } = await given();
  const effect = { kind: "error" as const, code: "AccessDenied", status: 403 };
  const { id: fault } = control.addFault({ action, accountId, always: true, effect });
  const told = [];
  for (let n = 0; n < 3; n += 1) told.push((await poll()).events.map(({ name }) => name));
  expect(told).toEqual([["billing/poll.failed"], [], []]);
  expect((await state())?.failures).toBe(3);
  control.removeFault({ id: fault });
  expect((await poll()).events.map(({ name }) => name)).toEqual(["billing/poll.recovered"]);
});

test("a bill that grows between two pages is begun again", async () => {
  const { accountId, bill, control, owner, poll, calls } = await givenPages();
  const delay = { kind: "delay" as const, ms: 400 };
  control.clearCalls();
  control.addFault({ action, accountId, at: 3, effect: delay });
  const polling = poll();
  await control.waitForCalls({ action, accountId, count: 2 });
  bill("lab", dayOf(1, 4), "7");
  expect((await polling).polled).toMatchObject({ outcome: "done", rows: 303, added: 303 });
  expect(await owner.spent()).toBe(308.5);
  // One page of this month, two of the last one, and both again.
  expect(calls()).toHaveLength(5);
});

test("two polls of one account never overlap", async () => {
  const { accountId, control, poll, polls } = await given();
  control.addFault({ action, accountId, effect: { kind: "delay", ms: 500 } });
  const outcomes = await Promise.all([poll(), poll(), poll()]);
  const count = (wanted: string) =>
    outcomes.filter(({ polled }) => polled.outcome === wanted).length;
  expect([count("done"), count("busy") + count("not_due")]).toEqual([1, 2]);
  expect(await polls()).toHaveLength(2);
});

test("what a poll had read when it died is swept, and the bill read anew", async () => {
  const { id, bill, owner, poll, polls } = await givenPages();
  const died = randomUUID();
  await poll();
  await sql`update billing_bill_accounts set lease_token = ${died}, leased_until = now() + interval '1 minute'
    where cloud_account_id = ${id}`;
  await sql`insert into billing_bill_polls (id, cloud_account_id, period, state, started_at)
    values (${died}, ${id}, ${monthOf(0)}, 'running', now())`;
  await sql`insert into billing_bill_staging values (${died}, 0, 'x', ${dayOf(0)}, 'lab', '', '', '',
    '', '999', 999000000)`;
  bill("lab", dayOf(0), "1", { instance: "new" });
  expect((await poll()).polled.outcome).toBe("busy");
  expect(await owner.spent()).toBe(301.5);

  await sql`update billing_bill_accounts set leased_until = now() - interval '1 second'
    where cloud_account_id = ${id}`;
  expect((await poll()).polled).toMatchObject({ outcome: "done", added: 1 });
  expect(await owner.spent()).toBe(302.5);
  expect((await polls()).find((one) => one.id === died)).toMatchObject({ state: "abandoned" });
  expect(await stagedRows()).toEqual([]);
});

test("who lost the lease while reading changes nothing", async () => {
  const { id, accountId, bill, control, owner, poll, state } = await givenPages();
  await poll();
  bill("lab", dayOf(1, 6), "5");
  control.clearCalls();
  control.addFault({ action, accountId, at: 2, effect: { kind: "delay", ms: 400 } });
  const polling = poll();
  await control.waitForCalls({ action, accountId, count: 1 });
  const other = randomUUID();
  await sql`update billing_bill_accounts set lease_token = ${other} where cloud_account_id = ${id}`;
  expect((await polling).polled.outcome).toBe("lost");
  expect(await owner.spent()).toBe(301.5);
  expect(await state()).toMatchObject({ leaseToken: other, failures: 0 });
});

test("who lost the lease after the last page changes nothing either", async () => {
  const { id, accountId, bill, control, owner, poll, state } = await givenPages();
  await poll();
  bill("lab", dayOf(1, 6), "5");
  control.addFault({ action, accountId, at: 2, effect: { kind: "delay", ms: 400 } });
  const polling = poll();
  const other = randomUUID();
  // Its own note of what it has read waits for us, between the last page and the change.
  await sql.begin(async (tx) => {
    const [running] = await eventually(async () => {
      const rows = await sql`select id from billing_bill_polls where cloud_account_id = ${id}
        and period = ${monthOf(1)} and state = 'running' and pages = 1`;
      return rows.length > 0 ? rows : undefined;
    });
    await tx`select from billing_bill_polls where id = ${running!.id} for update`;
    await eventually(async () => {
      const rows = await sql`select from billing_bill_staging where poll_id = ${running!.id}`;
      return rows.length === 302 ? true : undefined;
    });
    await sql`update billing_bill_accounts set lease_token = ${other} where cloud_account_id = ${id}`;
  });
  expect((await polling).polled.outcome).toBe("lost");
  expect(await owner.spent()).toBe(301.5);
  expect(await state()).toMatchObject({ leaseToken: other, failures: 0 });
});

test("a month that is suddenly empty is believed at the second sight", async () => {
  const { bill, correct, poll, user } = await given();
  const owner = await user(["lab"]);
  await owner.allocate(100, start);
  const row = bill("lab", dayOf(1, 5), "9");
  await poll();
  correct(row, { remove: true });
  expect((await poll()).polled).toMatchObject({ outcome: "failed", code: "billing.bill_emptied" });
  expect(await owner.spent()).toBe(9);
  expect((await poll()).polled).toMatchObject({ outcome: "done", removed: 1 });
  expect(await owner.spent()).toBe(0);
});
