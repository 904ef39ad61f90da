import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleHost, startHost, strike } from "@/test/carry-crash";
import { sql } from "@/test/database";
import { dayOf, givenBills, stagedRows } from "@/test/given-bills";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();
const host = `dist/poll-host-${process.pid}.mjs`;
const action = "ListSplitBillDetail";
beforeAll(() => bundleHost("src/test/poll-host.ts", host));
afterAll(() => rm(host, { force: true }));

/** Killed while it waits for its page n: one of this month, then two of the last one. */
test.each([
  { at: 1, where: "before anything was read", months: 0 },
  { at: 2, where: "between two months", months: 1 },
  { at: 3, where: "between two pages", months: 1 },
])(
  "a poll killed $where leaves whole months only, and the next one ends in the right totals",
  async ({ at, months }) => {
    const { id, accountId, bill, control, poll, polls, rows, user } = await givenBills(cloud());
    const owner = await user(["lab"]);
    await owner.allocate(10_000, dayOf(1, 1));
    for (let n = 0; n < 301; n += 1) bill("lab", dayOf(1, 5), "1", { instance: `ep-${n}` });
    bill("lab", dayOf(0), "0.5");

    const since = control.calls({}).at(-1)?.seq ?? 0;
    control.addFault({ accountId, action, at, effect: { kind: "hang" } });
    const { url } = cloud();
    const child = startHost(host, { CLOUD_ACCOUNT: id, VOLCENGINE_ENDPOINT: url });
    const hangs = () =>
      control.calls({ accountId, since }).some(({ outcome }) => outcome === "hang");
    expect(await strike(child, hangs)).toBe(true);
    expect(await owner.spent()).toBe(months * 0.5);
    expect((await rows()).length).toBe(months);
    expect((await polls()).filter(({ state }) => state === "running")).toHaveLength(1);

    control.clearFaults();
    expect((await poll()).polled.outcome).toBe("busy");
    await sql`update billing_bill_accounts set leased_until = now() - interval '1 second'
    where cloud_account_id = ${id}`;
    expect((await poll()).polled).toMatchObject({ outcome: "done", months: 2, rows: 302 });
    expect(await owner.spent()).toBe(301.5);
    expect((await poll()).polled).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect((await polls()).filter(({ state }) => state === "running")).toEqual([]);
    expect(await stagedRows()).toEqual([]);
  },
  60_000,
);
