import { expect, test } from "vitest";
import { dayOf, givenBills } from "@/test/given-bills";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();

test("a poll calls the cloud once a page and month, however many sub-accounts and projects", async () => {
  const accounts = [await givenBills(cloud()), await givenBills(cloud())];
  for (const { bill, control, poll, user, calls } of accounts) {
    const projects = Array.from({ length: 5 }, (_, n) => `project-${n}`);
    for (let n = 0; n < 6; n += 1) await user(projects);
    // Two pages last month, one this month.
    for (let n = 0; n < 301; n += 1) {
      bill(projects[n % 5]!, dayOf(1, 5), "1", { instance: `ep-${n}` });
    }
    bill("project-0", dayOf(0), "1");
    control.clearCalls();
    expect((await poll()).polled).toMatchObject({ outcome: "done", months: 2, pages: 3 });
    expect(calls()).toHaveLength(3);
  }
});
