import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import {
  delayAfter,
  delayFromAnywhere,
  type Failures,
  forgottenBefore,
  oneMore,
  secondsToWait,
} from "../rules/sign-in";
import { signInFailures } from "../tables";

/** Whose password is tried, and from where: an address, or a session that confirms. */
export type Attempt = { account: string; from: string };

/** The row that counts an account's failures from all addresses together. */
const anywhere = "*";

/**
 * Admits an attempt, or tells how many seconds to wait: separately for this address and for all.
 * A second attempt for the same account from the same address while the first one still runs waits,
 * so parallel guesses cannot all be tried before the first failure is counted.
 */
export async function admitAttempt(
  db: Db,
  { account, from }: Attempt,
  now: Date,
): Promise<{ here: number; anywhere: number }> {
  const key = `sign-in|${account}|${from}`;
  const [lock] = await db.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as taken`,
  );
  if (!lock?.taken) return { here: 1, anywhere: 0 };

  const rows = await db
    .select()
    .from(signInFailures)
    .where(and(eq(signInFailures.account, account), inArray(signInFailures.ip, [from, anywhere])));
  const wait = (ip: string) =>
    secondsToWait(
      rows.find((row) => row.ip === ip),
      now,
    );
  return { here: wait(from), anywhere: wait(anywhere) };
}

/** Counts a failure for the address and for the account as a whole. */
export async function countFailure(db: Db, { account, from }: Attempt, now: Date): Promise<void> {
  await countOne(db, account, from, delayAfter, now);
  await countOne(db, account, anywhere, delayFromAnywhere, now);
}

async function countOne(
  db: Db,
  account: string,
  ip: string,
  delay: (failures: number) => number,
  now: Date,
) {
  const first: Failures = { failures: 0, lastAt: now, blockedUntil: now };
  await db
    .insert(signInFailures)
    .values({ account, ip, ...first })
    .onConflictDoNothing();
  const one = and(eq(signInFailures.account, account), eq(signInFailures.ip, ip));
  const [before] = await db.select().from(signInFailures).where(one).for("update");
  await db
    .update(signInFailures)
    .set(oneMore(before, delay, now))
    .where(one);
}

/** A success ends the row of failures. */
export async function forgetFailures(db: Db, { account, from }: Attempt): Promise<void> {
  await db
    .delete(signInFailures)
    .where(and(eq(signInFailures.account, account), inArray(signInFailures.ip, [from, anywhere])));
}

/** Deletes the failures that no longer count. */
export async function sweepFailures(db: Db, now: Date): Promise<number> {
  const gone = await db
    .delete(signInFailures)
    .where(lt(signInFailures.lastAt, forgottenBefore(now)))
    .returning({ account: signInFailures.account });
  return gone.length;
}

/** Forgets an account's failures from everywhere: its password is a new one. */
export async function forgetAccount(db: Db, account: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.account, account));
}
