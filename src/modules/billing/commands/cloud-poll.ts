import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import { type DomainEvent, type Errand, errand } from "@/core/operation";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { cloudOf } from "@/modules/iam/queries/cloud";
import { subAccountsIn } from "@/modules/iam/queries/monitored";
import { firstDayAmong } from "@/modules/quota/queries/prepaid-facts";
import { billAccounts } from "../cloud-tables";
import { PollFailed, PollRecovered } from "../events";
import {
  type BillAccount,
  forgetPolls,
  type Lease,
  lockBillAccount,
  takeLease,
} from "../internal/cloud-leases";
import { failureOf, type MonthPolled, type PollFailure, pollMonth } from "../internal/cloud-month";
import type { BillCloud } from "../internal/cloud-staging";
import { monthsToPoll, nextPollAt } from "../rules/cloud-periods";
import { BillsPolled, PollBills } from "../schema/cloud-polls";

const keptDays = 90;
type Polled = z.output<typeof BillsPolled>;

/**
 * Polls the bills of a cloud account when it is due: the current and the last month, and once a day
 * older ones (product.md §2). Each month is read whole and then changed in one transaction, so that a
 * poll that fails or dies changes nothing of it. A failure is noted, told once, and tried again.
 * Who finds somebody else polling does nothing.
 */
export const pollBills = errand({
  id: "billing.pollBills",
  access: { jobs: ["billing.pollBills"] },
  input: PollBills,
  output: BillsPolled,
  async run(call, { cloudAccountId }) {
    const nothing = { cloudAccountId, ...sumOf([]), code: null };
    const cloud = await cloudOf(call.db, cloudAccountId).catch(unlessSwitchedOff);
    if (!cloud) return { ...nothing, outcome: "switched_off" as const };
    const lease = { cloudAccountId, token: randomUUID() };
    const account = await call.db.transaction((tx) => begin(tx, lease, call.now));
    if (typeof account === "string") return { ...nothing, outcome: account };
    return { ...nothing, ...(await pollMonths(call, cloud, lease, account)) };
  },
});

function unlessSwitchedOff(error: unknown): undefined {
  if (error instanceof DomainError && error.code === "cloud_account.switched_off") return undefined;
  throw error;
}

async function begin(tx: Db, lease: Lease, now: Date): Promise<BillAccount | "busy" | "not_due"> {
  const { pollIntervalMinutes } = await readSetting(tx, cloudSettings);
  const account = await lockBillAccount(tx, lease.cloudAccountId);
  if (nextPollAt(account, pollIntervalMinutes) > now) return "not_due";
  return (await takeLease(tx, lease, now)) ?? "busy";
}

async function pollMonths(call: Errand, cloud: BillCloud, lease: Lease, account: BillAccount) {
  const { cloudAccountId } = lease;
  const today = DateTime.fromJSDate(call.now, { zone: zone() }).toFormat("yyyy-MM-dd");
  const firstDay = await firstDayAmong(call.db, sql`${subAccountsIn(call.db, cloudAccountId)}`);
  const { olderPolledOn } = account;
  const { months, older } = monthsToPoll({ today, firstDay, olderPolledOn });
  const { done, error, failure } = await pollEach(call, cloud, lease, months);
  if (failure?.code === "billing.poll_lost") return { ...sumOf(done), outcome: "lost" as const };
  await finish(call, lease, { failure, olderPolledOn: older ? today : olderPolledOn });
  // What nobody foresaw is noted like any failure, and fails the job's step so that it is seen.
  if (failure?.code === "internal") throw error;
  return failure
    ? { ...sumOf(done), outcome: "failed" as const, code: failure.code }
    : { ...sumOf(done), outcome: "done" as const };
}

/** Month by month, until one fails: then the cloud is away, or somebody must look. */
async function pollEach(
  call: Errand,
  cloud: BillCloud,
  lease: Lease,
  months: readonly string[],
): Promise<{ done: MonthPolled[]; error?: unknown; failure?: PollFailure }> {
  const done: MonthPolled[] = [];
  for (const period of months) {
    try {
      done.push(await pollMonth(call, cloud, { ...lease, period }));
    } catch (error) {
      return { done, error, failure: failureOf(error, period) };
    }
  }
  return { done };
}

/** Gives the lease back and notes how it went; only a change from well to ill, or back, is told. */
async function finish(
  call: Errand,
  { cloudAccountId, token }: Lease,
  { failure, olderPolledOn }: { failure: PollFailure | undefined; olderPolledOn: string | null },
): Promise<void> {
  await call.commit(async (tx) => {
    const before = await lockBillAccount(tx, cloudAccountId);
    if (before.leaseToken !== token) return { result: undefined, audit: null };
    await tx
      .update(billAccounts)
      .set({
        leaseToken: null,
        leasedUntil: null,
        finishedAt: sql`now()`,
        ...(failure
          ? { failures: before.failures + 1, code: failure.code, message: failure.message }
          : { failures: 0, code: null, message: null, olderPolledOn }),
      })
      .where(eq(billAccounts.cloudAccountId, cloudAccountId));
    await forgetPolls(tx, cloudAccountId, new Date(call.now.getTime() - keptDays * 86_400_000));
    return { result: undefined, audit: null, events: toldOf(before, failure) };
  });
}

function toldOf(
  { cloudAccountId, failures }: BillAccount,
  failure: PollFailure | undefined,
): DomainEvent[] {
  if (failure && failures === 0)
    return [{ name: PollFailed.name, data: { cloudAccountId, ...failure } }];
  if (!failure && failures > 0) return [{ name: PollRecovered.name, data: { cloudAccountId } }];
  return [];
}

function sumOf(
  months: readonly MonthPolled[],
): Omit<Polled, "cloudAccountId" | "outcome" | "code"> {
  const sum = (of: (month: MonthPolled) => number) =>
    months.reduce((total, month) => total + of(month), 0);
  return {
    months: months.length,
    rows: sum(({ rows }) => rows),
    pages: sum(({ pages }) => pages),
    added: sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    removed: sum(({ removed }) => removed),
  };
}
