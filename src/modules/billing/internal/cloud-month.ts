import { randomUUID } from "node:crypto";
import { and, desc, eq, max, ne, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Errand } from "@/core/operation";
import { CloudError } from "@/integrations/volcengine/cloud-error";
import { spendAudits } from "@/modules/quota/commands/spend-audits";
import { billAccounts, billPolls, billRows, projectDays } from "../cloud-tables";
import { type Applied, applyMonth, sumDays } from "./cloud-applying";
import { clearStaging, holdLease, type Lease, lockBillAccount } from "./cloud-leases";
import { recount } from "./cloud-recount";
import { type BillCloud, type Poll, stageMonth } from "./cloud-staging";

/** What was read and changed for one month; a failure changed nothing. */
export type MonthPolled = Applied & { rows: number; pages: number };
export type PollFailure = { period: string; code: string; message: string | null };

/**
 * Polls one month of a cloud account's bill: reads it into staging, then changes the bill, its sums
 * and the spending counted from them in one transaction. The lease is held by the caller.
 * @throws what the cloud refused, or billing.bill_…; the poll is marked with it
 */
export async function pollMonth(
  call: Errand,
  cloud: BillCloud,
  { period, ...lease }: Lease & { period: string },
): Promise<MonthPolled> {
  const poll: Poll = { ...lease, id: randomUUID(), period };
  const { db, now } = call;
  await db.insert(billPolls).values({
    id: poll.id,
    cloudAccountId: poll.cloudAccountId,
    period,
    state: "running",
    startedAt: now,
  });
  try {
    const staged = await stageMonth(db, cloud, poll);
    await refuseEmptied(db, poll, staged.rows);
    return await call.commit((tx) => apply(tx, call, poll, staged));
  } catch (error) {
    await markFailed(db, poll, failureOf(error, period));
    throw error;
  }
}

async function apply(
  tx: Db,
  { actor, now }: Pick<Errand, "actor" | "now">,
  poll: Poll,
  staged: { rows: number; pages: number },
) {
  const { cloudAccountId } = poll;
  const account = await lockBillAccount(tx, cloudAccountId);
  await holdLease(tx, poll);
  const applied = await applyMonth(tx, poll, { rows: staged.rows, now });
  const projects = await sumDays(tx, poll);
  const asOf = await lastDay(tx, cloudAccountId);
  const moved = asOf !== account.asOf;
  if (moved) {
    await tx
      .update(billAccounts)
      .set({ asOf })
      .where(eq(billAccounts.cloudAccountId, cloudAccountId));
  }
  const scope = moved ? ("all" as const) : { projects };
  const events = await recount(tx, cloudAccountId, { scope, asOf, requestedBy: actor.id, now });
  await tx
    .update(billPolls)
    .set({ state: "done", finishedAt: sql`now()`, asOf, ...applied })
    .where(eq(billPolls.id, poll.id));
  await clearStaging(tx, poll.id);
  return { result: { ...staged, ...applied }, audit: spendAudits(events), events };
}

/** The last day that any row of the account's bill shows. */
async function lastDay(db: Db, cloudAccountId: string): Promise<string | null> {
  const [row] = await db
    .select({ day: max(projectDays.day) })
    .from(projectDays)
    .where(eq(projectDays.cloudAccountId, cloudAccountId));
  return row?.day ?? null;
}

/**
 * A month that had rows and has none is more likely a fault of the bill than true, and would give
 * everybody their quota back: it is believed when two polls in a row have seen it.
 * @throws billing.bill_emptied (unavailable) the first time
 */
async function refuseEmptied(db: Db, poll: Poll, rows: number): Promise<void> {
  if (rows > 0) return;
  const { cloudAccountId, period } = poll;
  const [known] = await db
    .select({ day: billRows.day })
    .from(billRows)
    .where(and(eq(billRows.cloudAccountId, cloudAccountId), eq(billRows.period, period)))
    .limit(1);
  if (!known) return;
  const [before] = await db
    .select({ code: billPolls.code })
    .from(billPolls)
    .where(
      and(
        eq(billPolls.cloudAccountId, cloudAccountId),
        eq(billPolls.period, period),
        ne(billPolls.id, poll.id),
      ),
    )
    .orderBy(desc(billPolls.startedAt))
    .limit(1);
  if (before?.code === "billing.bill_emptied") return;
  throw new DomainError("unavailable", "billing.bill_emptied", { period });
}

async function markFailed(db: Db, { id }: Poll, { code, message }: PollFailure): Promise<void> {
  await db
    .update(billPolls)
    .set({
      state: code === "billing.poll_lost" ? "abandoned" : "failed",
      finishedAt: sql`now()`,
      code,
      message,
    })
    .where(and(eq(billPolls.id, id), eq(billPolls.state, "running")));
  await clearStaging(db, id);
}

/** Why a poll failed, in a stable code; the cloud's own words beside its codes. */
export function failureOf(error: unknown, period: string): PollFailure {
  if (error instanceof CloudError) {
    return { period, code: error.code, message: error.reason ?? null };
  }
  if (!(error instanceof DomainError)) return { period, code: "internal", message: null };
  const [detail] = Object.values(error.details);
  return { period, code: error.code, message: detail === undefined ? null : String(detail) };
}
