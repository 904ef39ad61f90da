import { and, eq, gt, ne, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changes } from "../change-tables";
import { findLockedSubAccount, type SubAccount } from "../queries/sub-account";
import { inOrder, letsPass, nextItem } from "../rules/items";
import { endSuperseded, endUndone, pause } from "./ending";
import { type Change, type Item, type OpenChange, openChanges } from "./opening";
import type { Telling } from "./stuck";

/** Whoever carries changes out: what they tried in this round, so that nothing is tried twice. */
export type Worker = Telling & {
  token: string;
  leaseSeconds: number;
  /** Items and read-backs of this round, by `triedKey`. */
  tried: Set<string>;
  /** Changes that are through for this round. */
  paused: Set<string>;
  /** How often the cloud was not there for a change. */
  troubles: Map<string, number>;
  /** Changes of which something was done. */
  progressed: Set<string>;
  /** Nothing will succeed now. */
  halted: boolean;
};

/** What to do next: an item, or to read back what a change has done. */
export type Step = { account: SubAccount; change: Change } & (
  | { item: Item }
  | { item?: undefined; items: Item[] }
);

/** So many times the cloud may not answer before the rest of a change waits as well. */
const patience = 3;

export const triedKey = ({ change, item }: { change: Change; item: Item }): string =>
  `${change.state} ${change.id} ${item.position} ${JSON.stringify(item.subject)}`;

/**
 * Takes the next step of a sub-account under the worker's lease, or undefined when there is nothing
 * to do now, or somebody else is at it. Run it in a transaction: it locks the sub-account.
 */
export async function takeStep(
  db: Db,
  subAccountId: string,
  worker: Worker,
): Promise<Step | undefined> {
  const account = await findLockedSubAccount(db, subAccountId);
  if (!account || (await isHeld(db, subAccountId, worker))) return undefined;

  const all = await openChanges(db, subAccountId);
  const ordered = inOrder(all.map(({ change }) => change));
  for (const { id } of ordered) {
    const open = all.find(({ change }) => change.id === id);
    if (!open) continue;
    const step = await stepOf(db, account, open, worker);
    if (step) return step;
    if (worker.halted || !letsPass(open.change, open.items)) break;
  }
  await release(db, subAccountId, worker);
  return undefined;
}

async function stepOf(
  db: Db,
  account: SubAccount,
  { change, items, isDue }: OpenChange,
  worker: Worker,
): Promise<Step | undefined> {
  if (!isDue || worker.paused.has(change.id)) return undefined;
  const exhausted = worker.halted || (worker.troubles.get(change.id) ?? 0) >= patience;
  const isTried = (item: Item) => worker.tried.has(triedKey({ change, item }));
  const item = exhausted ? undefined : nextItem(change, items, isTried);
  if (item) {
    await lease(db, change, worker);
    return { account, change, item };
  }
  const settled = items.every(({ state }) => state === "done" || state === "undone");
  return settled
    ? settledStep(db, account, { change, items }, worker)
    : pause(db, change, items, worker);
}

/** Nothing is left to carry out: what was done is read back, unless there is nothing to read. */
async function settledStep(
  db: Db,
  account: SubAccount,
  { change, items }: { change: Change; items: Item[] },
  worker: Worker,
): Promise<Step | undefined> {
  if (change.state === "undoing") return endIfUndone(db, account, { change, items }, worker);
  if (items.every(({ state }) => state === "undone")) return endSuperseded(db, change);
  await lease(db, change, worker);
  return { account, change, items };
}

/** An undo that has taken back everything is over; the read of its user was part of it. */
async function endIfUndone(
  db: Db,
  account: SubAccount,
  { change, items }: { change: Change; items: Item[] },
  worker: Worker,
): Promise<undefined> {
  if (items.every(({ state }) => state === "undone")) await endUndone(db, account, change);
  else await pause(db, change, items, worker);
  return undefined;
}

/** Somebody else works on this sub-account, and has not been silent for too long. */
async function isHeld(db: Db, subAccountId: string, { token }: Worker): Promise<boolean> {
  const [held] = await db
    .select({ id: changes.id })
    .from(changes)
    .where(
      and(
        eq(changes.subAccountId, subAccountId),
        gt(changes.leasedUntil, sql`now()`),
        ne(changes.leaseToken, token),
      ),
    )
    .limit(1);
  return held !== undefined;
}

async function lease(db: Db, change: Change, { token, leaseSeconds }: Worker): Promise<void> {
  await db
    .update(changes)
    .set({ leasedUntil: null, leaseToken: null })
    .where(and(eq(changes.subAccountId, change.subAccountId), eq(changes.leaseToken, token)));
  await db
    .update(changes)
    .set({ leasedUntil: sql`now() + make_interval(secs => ${leaseSeconds})`, leaseToken: token })
    .where(eq(changes.id, change.id));
}

export async function release(db: Db, subAccountId: string, { token }: Worker): Promise<void> {
  await db
    .update(changes)
    .set({ leasedUntil: null, leaseToken: null })
    .where(and(eq(changes.subAccountId, subAccountId), eq(changes.leaseToken, token)));
}
