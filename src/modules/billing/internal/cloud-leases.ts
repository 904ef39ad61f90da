import { and, eq, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { billAccounts, billPolls, billStaging } from "../cloud-tables";

export type BillAccount = typeof billAccounts.$inferSelect;
export type Lease = { cloudAccountId: string; token: string };

/** By the database's clock, which all instances share. */
const leaseEnd = sql`now() + interval '5 minutes'`;

/** The row of a cloud account's polls, made when it is the first time. */
export async function ensureBillAccount(db: Db, cloudAccountId: string): Promise<void> {
  await db.insert(billAccounts).values({ cloudAccountId }).onConflictDoNothing();
}

/** The same, locked: before anything that counts this account's bills. */
export async function lockBillAccount(db: Db, cloudAccountId: string): Promise<BillAccount> {
  await ensureBillAccount(db, cloudAccountId);
  const [row] = await db
    .select()
    .from(billAccounts)
    .where(eq(billAccounts.cloudAccountId, cloudAccountId))
    .for("update");
  if (!row) throw new Error("a row that was just made is not there");
  return row;
}

/**
 * Takes the lease of an account, or undefined while somebody else holds it. What a dead holder had
 * read so far is thrown away.
 */
export async function takeLease(
  db: Db,
  { cloudAccountId, token }: Lease,
  now: Date,
): Promise<BillAccount | undefined> {
  const row = await lockBillAccount(db, cloudAccountId);
  const [taken] = await db
    .update(billAccounts)
    .set({ leaseToken: token, leasedUntil: leaseEnd, startedAt: now, wantedAt: null })
    .where(
      and(
        eq(billAccounts.cloudAccountId, cloudAccountId),
        or(isNull(billAccounts.leasedUntil), lt(billAccounts.leasedUntil, sql`now()`)),
      ),
    )
    .returning({ cloudAccountId: billAccounts.cloudAccountId });
  if (!taken) return undefined;
  await abandonPolls(db, cloudAccountId);
  return row;
}

/** Polls that nobody carries on: they changed nothing. */
async function abandonPolls(db: Db, cloudAccountId: string): Promise<void> {
  const dead = await db
    .update(billPolls)
    .set({ state: "abandoned", finishedAt: sql`now()` })
    .where(and(eq(billPolls.cloudAccountId, cloudAccountId), eq(billPolls.state, "running")))
    .returning({ id: billPolls.id });
  for (const { id } of dead) await clearStaging(db, id);
}

export async function clearStaging(db: Db, pollId: string): Promise<void> {
  await db.delete(billStaging).where(eq(billStaging.pollId, pollId));
}

/**
 * Goes on holding the lease.
 * @throws billing.poll_lost (conflict) when somebody else has taken it
 */
export async function holdLease(db: Db, { cloudAccountId, token }: Lease): Promise<void> {
  const [held] = await db
    .update(billAccounts)
    .set({ leasedUntil: leaseEnd })
    .where(and(eq(billAccounts.cloudAccountId, cloudAccountId), eq(billAccounts.leaseToken, token)))
    .returning({ cloudAccountId: billAccounts.cloudAccountId });
  if (!held) throw new DomainError("conflict", "billing.poll_lost");
}

/** Whether a poll of the account is under way. */
export const isLeased = sql<boolean>`coalesce(${billAccounts.leasedUntil} > now(), false)`;

/** Polls whose history has been kept for long enough. */
export async function forgetPolls(db: Db, cloudAccountId: string, before: Date): Promise<void> {
  await db
    .delete(billPolls)
    .where(
      and(
        eq(billPolls.cloudAccountId, cloudAccountId),
        lt(billPolls.startedAt, before),
        ne(billPolls.state, "running"),
      ),
    );
}
