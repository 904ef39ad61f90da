import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import { DateTime } from "luxon";
import {
  billAccounts,
  billPolls,
  billRows,
  billStaging,
  projectDays,
} from "@/modules/billing/cloud-tables";
import { pollBills } from "@/modules/billing/commands/cloud-poll";
import { addCloudAccount } from "@/modules/iam/commands/cloud-accounts";
import { cloudProjects, monitoredDays } from "@/modules/iam/tables";
import { allocateQuota } from "@/modules/quota/commands/prepaid";
import { job, testContext } from "./context";
import { db } from "./database";
import { fresh } from "./given";
import { givenCloudUser, prepaidOf, yuan } from "./given-prepaid";
import type { TestCloud } from "./simulator";

const china = "Asia/Shanghai";
const today = DateTime.now().setZone(china);

/** A day `YYYY-MM-DD` of this month or of one before it; without a number it is today. */
export const dayOf = (monthsBack: number, day?: number): string =>
  day === undefined
    ? today.toFormat("yyyy-MM-dd")
    : today.startOf("month").minus({ months: monthsBack }).set({ day }).toFormat("yyyy-MM-dd");
export const monthOf = (monthsBack: number): string => dayOf(monthsBack, 1).slice(0, 7);
/** Noon of a day in the bill's zone. */
export const noonOf = (day: string): Date =>
  DateTime.fromISO(`${day}T12:00:00`, { zone: china }).toJSDate();

/** A managed cloud account with a bill of its own in the simulated cloud, and what a test does to it. */
export async function givenBills(cloud: TestCloud) {
  const account = cloud.control.createAccount();
  cloud.control.setBillDelay({ detail: 0, split: 0 });
  const { accountId, accessKeyId, secretAccessKey } = account;
  const { ctx } = testContext();
  const added = await addCloudAccount(ctx, { name: fresh("cloud"), accessKeyId, secretAccessKey });
  const { id } = added;
  let polls = 0;
  return {
    id,
    accountId,
    control: cloud.control,
    bill: (project: string, day: string, amount: number | string, more: object = {}) =>
      cloud.control.spend({ accountId, project, day, amount: String(amount), ...more }).id,
    correct: (row: number, change: { amount?: string; project?: string; remove?: boolean }) =>
      cloud.control.correctRow({ accountId, id: row, ...change }),
    /** Calls of the bill so far; `clear` begins anew. */
    calls: () => cloud.control.calls({ accountId, action: "ListSplitBillDetail" }),
    /** Polls now, whatever is due; each poll is a second after the one before. */
    async poll({ now = noonOf(dayOf(0)) }: { now?: Date } = {}) {
      polls += 1;
      await wanted(id);
      const { ctx: own, recorded } = testContext({
        actor: job("billing.pollBills"),
        now: new Date(now.getTime() + polls * 1_000),
      });
      const polled = await pollBills(own, { cloudAccountId: id });
      return { polled, events: recorded.flatMap(({ events = [] }) => events), recorded };
    },
    user: (projects: readonly string[], from = dayOf(3, 1)) => givenUser(id, projects, from),
    rows: () =>
      db
        .select()
        .from(billRows)
        .where(eq(billRows.cloudAccountId, id))
        .orderBy(asc(billRows.day), asc(billRows.project), asc(billRows.amount)),
    days: () => db.select().from(projectDays).where(eq(projectDays.cloudAccountId, id)),
    polls: () =>
      db
        .select()
        .from(billPolls)
        .where(eq(billPolls.cloudAccountId, id))
        .orderBy(asc(billPolls.startedAt), asc(billPolls.period)),
    state: async () =>
      (await db.select().from(billAccounts).where(eq(billAccounts.cloudAccountId, id)))[0],
  };
}

async function wanted(cloudAccountId: string) {
  const wantedAt = new Date(0);
  await db
    .insert(billAccounts)
    .values({ cloudAccountId, wantedAt })
    .onConflictDoUpdate({ target: billAccounts.cloudAccountId, set: { wantedAt } });
}

/** A sub-account for which projects count from a day on. */
async function givenUser(cloudAccountId: string, projects: readonly string[], fromDay: string) {
  const id = await givenCloudUser(cloudAccountId);
  const user = {
    id,
    /** Lets a project count on some days. */
    async monitor(project: string, from: string, to: string | null = null) {
      const place = { cloudAccountId, name: project };
      await db
        .insert(cloudProjects)
        .values({ ...place, seenAt: new Date() })
        .onConflictDoNothing();
      await db
        .insert(monitoredDays)
        .values({ subAccountId: id, cloudAccountId, project, fromDay: from, toDay: to });
    },
    /** Ends what counts, after a day. */
    unmonitor: (project: string, toDay: string) =>
      db
        .update(monitoredDays)
        .set({ toDay })
        .where(
          and(
            eq(monitoredDays.subAccountId, id),
            eq(monitoredDays.project, project),
            isNull(monitoredDays.toDay),
          ),
        ),
    allocate: (amount: number, day: string) =>
      allocateQuota(testContext({ now: noonOf(day) }).ctx, {
        subAccountId: id,
        amount: amount * yuan,
        requestId: randomUUID(),
        note: "for the term",
      }),
    spent: async () => ((await prepaidOf(id))?.spent ?? Number.NaN) / yuan,
    row: () => prepaidOf(id),
  };
  for (const project of projects) await user.monitor(project, fromDay);
  return user;
}

export const stagedRows = () => db.select().from(billStaging);
