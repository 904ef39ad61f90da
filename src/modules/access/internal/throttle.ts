import { and, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import {
  type Failures,
  forgottenBefore,
  fromAnywhere,
  fromOneAddress,
  type Limit,
  oneMore,
  onOneAccount,
  secondsToWait,
} from "../rules/sign-in";
import { signInFailures } from "../tables";

/** Whose password is tried, and from where. */
export type Attempt = {
  account: string;
  /** A network, or a session that confirms. */
  from: string;
  /** Whether attempts from there count together whatever the account, as those of a network do. */
  spread: boolean;
};

/** Seconds to wait: for this account from here, and for what somebody else may have caused. */
export type Wait = { here: number; elsewhere: number };

/** In place of an account or an address: all of them together. */
const all = "*";

type Row = { account: string; ip: string; limit: Limit };

/** The rows that count an attempt, in the order in which they are locked. */
const rowsOf = ({ account, from, spread }: Attempt): Row[] => [
  { account, ip: all, limit: fromAnywhere },
  { account, ip: from, limit: onOneAccount },
  ...(spread ? [{ account: all, ip: from, limit: fromOneAddress }] : []),
];

const isRow = ({ account, ip }: Pick<Row, "account" | "ip">) =>
  and(eq(signInFailures.account, account), eq(signInFailures.ip, ip));

/** How long an attempt has to wait, before any work is done for it. */
export async function waitOf(db: Db, attempt: Attempt, now: Date): Promise<Wait> {
  const stored = await db
    .select()
    .from(signInFailures)
    .where(or(...rowsOf(attempt).map(isRow)));
  const wait = (account: string, ip: string) =>
    secondsToWait(
      stored.find((row) => row.account === account && row.ip === ip),
      now,
    );
  const { account, from } = attempt;
  const elsewhere = Math.max(wait(account, all), wait(all, from));
  return { here: wait(account, from), elsewhere };
}

/**
 * The same for an attempt whose password has been tried, in the transaction that answers it. Of
 * parallel attempts each is answered after the one before has been counted, and a second one for
 * the same account from the same place waits, so no more are answered than the limits let through.
 */
export async function admitAttempt(db: Db, attempt: Attempt, now: Date): Promise<Wait> {
  const { account, from, spread } = attempt;
  const [lock] = await db.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lockKey(account, from)}) as taken`,
  );
  if (!lock?.taken) return { here: 1, elsewhere: 0 };
  if (spread) await db.execute(sql`select pg_advisory_xact_lock(${lockKey(all, from)})`);
  // A statement of its own: it sees what was counted while the lock was awaited.
  return waitOf(db, attempt, now);
}

const lockKey = (account: string, from: string): SQL =>
  sql`hashtextextended(${`sign-in|${account}|${from}`}, 0)`;

/** Counts a failure in each of its rows. */
export async function countFailure(db: Db, attempt: Attempt, now: Date): Promise<void> {
  const rows = rowsOf(attempt);
  const first: Failures = { failures: 0, lastAt: now, blockedUntil: now };
  await db
    .insert(signInFailures)
    .values(rows.map(({ account, ip }) => ({ account, ip, ...first })))
    .onConflictDoNothing();
  const stored = await lockRows(db, or(...rows.map(isRow)));
  const counted = rows.map(({ account, ip, limit }) => {
    const before = stored.find((row) => row.account === account && row.ip === ip);
    return { account, ip, ...oneMore(before, limit, now) };
  });
  await db
    .insert(signInFailures)
    .values(counted)
    .onConflictDoUpdate({
      target: [signInFailures.account, signInFailures.ip],
      set: {
        failures: sql`excluded.failures`,
        lastAt: sql`excluded.last_at`,
        blockedUntil: sql`excluded.blocked_until`,
      },
    });
}

/** A success ends the rows of the account; whose address it is has not been proven. */
export async function forgetFailures(db: Db, { account, from }: Attempt): Promise<void> {
  await forget(
    db,
    and(eq(signInFailures.account, account), inArray(signInFailures.ip, [all, from])),
  );
}

/** Forgets an account's failures from everywhere: its password is a new one. */
export async function forgetAccount(db: Db, account: string): Promise<void> {
  await forget(db, eq(signInFailures.account, account));
}

async function forget(db: Db, condition: SQL | undefined) {
  await lockRows(db, condition);
  await db.delete(signInFailures).where(condition);
}

/** Whoever locks several does so in one order: those of an account before those of an address. */
const lockRows = (db: Db, condition: SQL | undefined) =>
  db
    .select()
    .from(signInFailures)
    .where(condition)
    .orderBy(
      sql`${signInFailures.account} = ${all}`,
      sql`${signInFailures.account} collate "C"`,
      sql`${signInFailures.ip} collate "C"`,
    )
    .for("update");

/** Deletes the failures that no longer count. */
export async function sweepFailures(db: Db, now: Date): Promise<number> {
  const gone = await db
    .delete(signInFailures)
    .where(lt(signInFailures.lastAt, forgottenBefore(now)))
    .returning({ account: signInFailures.account });
  return gone.length;
}
