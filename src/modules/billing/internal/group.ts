import type { Db } from "@/core/db";
import type { Outcome } from "@/core/group";
import { type Book, openBooks, saveBooks } from "@/modules/quota/commands/books";
import { closeHolds, type Hold, insertHolds, lockHolds } from "@/modules/quota/commands/holds";
import { type RequestKey, takeKeys, usedKeys } from "@/modules/quota/commands/request-keys";
import type { CheckFacts } from "../rules/check";
import { bookCharge, type ChargeCall, type ChargeRow, insertCharges } from "./charging";
import { factsOf } from "./facts";
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

/**
 * Books calls together, and when the database refuses the group, each half for itself: a call that
 * cannot be stored fails alone, and no other with it.
 */
export async function bookGroup(
  db: Db,
  now: Date,
  calls: readonly Call[],
): Promise<Outcome<unknown>[]> {
  try {
    return await bookTogether(db, now, calls);
  } catch (error) {
    if (calls.length <= 1 || !isOfData(error)) return calls.map(() => ({ error }));
    const middle = Math.ceil(calls.length / 2);
    const first = await bookGroup(db, now, calls.slice(0, middle));
    return [...first, ...(await bookGroup(db, now, calls.slice(middle)))];
  }
}

/**
 * Books a group of calls in one transaction: pools, then holds are locked in key order, every call
 * is decided by the pure rules on what the calls before it left, and all rows are written at once.
 * A refused call refuses itself alone. When another instance took the same caller's id meanwhile,
 * the group starts over and answers it as the replay or the conflict it is.
 */
async function bookTogether(
  db: Db,
  now: Date,
  calls: readonly Call[],
): Promise<Outcome<unknown>[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction((tx) => bookOnce(tx, now, calls));
    } catch (error) {
      if (attempt === 5 || !isRaced(error)) throw error;
    }
  }
}

/** All reads leave in one round trip; on one connection they run in this order, the locks first. */
async function bookOnce(db: Db, now: Date, calls: readonly Call[]): Promise<Outcome<unknown>[]> {
  const requests = calls.map(({ request }) => request);
  const opening = openBooks(
    db,
    requests.map(({ pool }) => pool),
    now,
  );
  const chargeIds = calls.flatMap((call) => (call.kind === "charge" ? call.input.charge_id : []));
  const holdIds = calls.flatMap((call) => call.holdId ?? []);
  const [books, facts, holds, keys] = await Promise.all([
    opening,
    factsOf(db, requests, opening, now),
    lockHolds(db, holdIds),
    usedKeys(db, "charge", chargeIds),
  ]);
  const desk: Desk = {
    now,
    books,
    holds,
    keys,
    newHolds: [],
    settled: [],
    newKeys: [],
    charges: [],
  };
  const outcomes = calls.map((call, i) => decided(desk, call, facts[i]));
  await save(db, desk);
  return outcomes;
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

async function save(db: Db, desk: Desk): Promise<void> {
  const { now } = desk;
  await Promise.all([
    saveBooks(db, desk.books.values(), now),
    insertHolds(db, desk.newHolds, now),
    closeHolds(db, desk.settled, "settled", now),
    takeKeys(db, "charge", desk.newKeys, now),
    insertCharges(db, desk.charges, now),
  ]);
}

/** PostgreSQL's code of an error, perhaps wrapped by the query builder. */
function sqlState(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return cause?.code ?? code ?? "";
}

/** A unique violation or a deadlock: starting over finds what the other has done. */
const isRaced = (error: unknown) => ["23505", "40P01"].includes(sqlState(error));

/** A value that cannot be stored, as against a database that cannot serve anybody now. */
const isOfData = (error: unknown) => /^(22|23|54)/.test(sqlState(error));
