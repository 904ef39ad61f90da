import { type Db, sqlState } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { Outcome } from "@/core/group";
import {
  type Change,
  inTwoTrips,
  otherTransaction,
  readAlone,
  readTogether,
  transactionPart,
} from "@/core/parts";
import {
  type Book,
  bookChanges,
  booksOf,
  existingPart,
  heldPart,
  lockPools,
} from "@/modules/quota/commands/books";
import {
  closeHoldChanges,
  type Hold,
  lockHolds,
  newHoldChanges,
} from "@/modules/quota/commands/holds";
import { keyChanges, type RequestKey, usedKeysPart } from "@/modules/quota/commands/request-keys";
import type { CheckFacts } from "../rules/check";
import { chargeChanges } from "./charge-rows";
import { bookCharge, type ChargeCall, type ChargeRow } from "./charging";
import { factParts, factsOf } from "./facts";
import { type HoldCall, takeHold } from "./holding";

/** A call that moves or promises money of one pool. */
export type Call = HoldCall | ChargeCall;

/** What a group reads under its locks, and what it is going to write. */
export type Desk = {
  now: Date;
  books: Map<string, Book>;
  holds: Map<string, Hold>;
  keys: Map<string, RequestKey>;
  newHolds: Hold[];
  settled: string[];
  newKeys: RequestKey[];
  charges: ChargeRow[];
};

/** Whether a group waits for pools that somebody else holds, or books on those that are free. */
type Locking = "all" | "free";

/**
 * Books calls together. When somebody holds a pool for longer than a lane waits, the calls for free
 * pools are booked and the others answered as busy. When the database refuses the group, each half is
 * booked for itself: a call that cannot be stored fails alone, and no other with it.
 */
export async function bookGroup(
  db: Db,
  now: Date,
  calls: readonly Call[],
  locking: Locking = "all",
): Promise<Outcome<unknown>[]> {
  try {
    return await bookTogether(db, now, calls, locking);
  } catch (error) {
    if (isLocked(error) && locking === "all") return bookGroup(db, now, calls, "free");
    if (calls.length > 1 && (isOfData(error) || isLocked(error))) {
      return bookHalves(db, now, calls, locking);
    }
    return calls.map((call) => ({ error: isLocked(error) ? poolBusy(call) : error }));
  }
}

async function bookHalves(db: Db, now: Date, calls: readonly Call[], locking: Locking) {
  const middle = Math.ceil(calls.length / 2);
  const first = await bookGroup(db, now, calls.slice(0, middle), locking);
  return [...first, ...(await bookGroup(db, now, calls.slice(middle), locking))];
}

/**
 * Books a group of calls in one transaction: pools, then holds are locked in key order, every call
 * is decided by the pure rules on what the calls before it left, and all rows are written at once.
 * A refused call refuses itself alone. When another instance took the same caller's id meanwhile,
 * the group starts over and answers it as the replay or the conflict it is.
 */
async function bookTogether(db: Db, now: Date, calls: readonly Call[], locking: Locking) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await bookOnce(db, now, calls, locking);
    } catch (error) {
      if (attempt === 5 || !isRaced(error)) throw error;
    }
  }
}

const bookOnce = (db: Db, now: Date, calls: readonly Call[], locking: Locking) =>
  inTwoTrips(
    db,
    () => open(db, now, calls, locking),
    ({ desk, facts, busy }) => {
      const result = calls.map((call, i) =>
        busy.has(call.request.pool) ? { error: poolBusy(call) } : decided(desk, call, facts[i]),
      );
      return { changes: changesOf(desk), result };
    },
  );

/**
 * All reads leave in one round trip; on one connection they run in this order. What is read beside
 * the locked pools is a statement of its own, which begins when the locks are held.
 */
async function open(db: Db, now: Date, calls: readonly Call[], locking: Locking) {
  const requests = calls.map(({ request }) => request);
  const names = requests.map(({ pool }) => pool);
  const chargeIds = calls.flatMap((call) => (call.kind === "charge" ? call.input.charge_id : []));
  const holdIds = calls.flatMap((call) => call.holdId ?? []);
  const [rows, read, holds, existing] = await Promise.all([
    lockPools(db, names, locking),
    readTogether(db, {
      ...factParts(requests),
      held: heldPart(names, now),
      keys: usedKeysPart("charge", chargeIds),
      transaction: transactionPart,
    }),
    lockHolds(db, holdIds),
    locking === "free" ? readAlone(db, existingPart(names)) : [],
  ]);
  const books = booksOf(rows, read.held, now);
  const facts = await factsOf(requests, read, books, now);
  const busy = new Set(existing.filter((name) => !books.has(name)));
  const written = { newHolds: [], settled: [], newKeys: [], charges: [] };
  const desk: Desk = { now, books, holds, keys: read.keys, ...written };
  return { desk, facts, busy, transaction: read.transaction };
}

function decided(desk: Desk, call: Call, facts: CheckFacts | undefined): Outcome<unknown> {
  if (!facts) throw new Error("a call has no facts");
  try {
    const value =
      call.kind === "hold" ? takeHold(desk, call, facts) : bookCharge(desk, call, facts);
    return { value };
  } catch (error) {
    return { error };
  }
}

/** All that a group has changed. A hold that it took and settled is stored as closed. */
const changesOf = (desk: Desk): Change[] => [
  ...bookChanges(desk.books.values(), desk.now),
  ...keyChanges("charge", desk.newKeys, desk.now),
  ...chargeChanges(desk.charges, desk.now),
  ...newHoldChanges(desk.newHolds, desk.now),
  ...closeHoldChanges(desk.settled, "settled", desk.now),
];

/**
 * A unique violation or a deadlock: starting over finds what the other has done. Or the transaction
 * was lost in between, and nothing of it is left.
 */
const isRaced = (error: unknown) =>
  ["23505", "40P01", "25P02", otherTransaction].includes(sqlState(error));

/** A value that cannot be stored, as against a database that cannot serve anybody now. */
const isOfData = (error: unknown) => /^(22|23|54)/.test(sqlState(error));

/** Somebody held a lock for longer than the connection waits. */
const isLocked = (error: unknown) => sqlState(error) === "55P03";

/** Says that a pool is locked for long; nothing is booked, and the call may be sent again. */
const poolBusy = ({ request: { pool } }: Call) =>
  new DomainError("unavailable", "quota.pool_busy", { pool });

export const isPoolBusy = (error: unknown): boolean =>
  error instanceof DomainError && error.code === "quota.pool_busy";
