import { and, eq, sql } from "drizzle-orm";
import { canonicalJson } from "@/core/canonical";
import type { Db } from "@/core/db";
import { changeItems, changes } from "../change-tables";
import { findLockedSubAccount } from "../queries/sub-account";
import { consequenceOf, type Failing } from "../rules/outcomes";
import type { ItemSubject } from "../schema/changes";
import { endRefused, endUndone } from "./ending";
import { atItem } from "./items";
import { giveUpItems } from "./leaving";
import { type Change, type Item, itemsOf } from "./opening";
import { triedKey, type Worker } from "./stepping";
import { tellStuck } from "./stuck";
import type { Done } from "./work";

export type ItemStep = { change: Change; item: Item };

/**
 * Marks a call as made before it is made. It fails when the lease is lost, so that nobody calls who
 * no longer may.
 */
export async function markSent(
  db: Db,
  { change, item }: ItemStep,
  subject: ItemSubject,
  worker: Worker,
): Promise<void> {
  const present = await findHeld(db, { change, item }, worker);
  if (!present) throw new LeaseLost();
  await db.update(changeItems).set({ subject, state: "sent", at: sql`now()` }).where(atItem(item));
}

/** Somebody else works on the sub-account, or the item is no longer wanted: what is begun is left. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Keeps that an item is done, or taken back, with what follows from it. */
export async function settleDone(
  db: Db,
  step: ItemStep,
  { subject, save }: Done,
  worker: Worker,
): Promise<void> {
  const present = await findHeld(db, step, worker);
  if (!present) return;
  await save?.(db);
  await db
    .update(changeItems)
    .set({
      state: step.change.state === "undoing" ? "undone" : "done",
      ...(subject ? { subject } : {}),
      ...(step.change.state === "undoing" ? {} : { code: null, message: null }),
      attempts: present.attempts + 1,
      at: sql`now()`,
    })
    .where(atItem(step.item));
  worker.progressed.add(step.change.id);
}

/** Keeps why an item could not be done; a refusal may end its change, or turn it to undoing. */
export async function settleFailing(
  db: Db,
  step: ItemStep,
  failing: Failing & { kind: string },
  worker: Worker,
): Promise<void> {
  const present = await findHeld(db, step, worker);
  if (!present) return;
  const { change, item } = step;
  const { as, code, message, halts } = failing;
  worker.tried.add(triedKey({ change, item: present }));
  if (halts) worker.halted = true;
  if (as === "trouble") {
    worker.troubles.set(change.id, (worker.troubles.get(change.id) ?? 0) + 1);
  }
  const undoing = change.state === "undoing";
  await db
    .update(changeItems)
    .set({
      // What may have happened stays marked as sent, until it was read back.
      ...(as === "refused" && !undoing ? { state: "failed" } : {}),
      code,
      message,
      attempts: present.attempts + 1,
      at: present.state === "sent" ? present.at : sql`now()`,
    })
    .where(atItem(item));
  if (as === "refused" && !undoing) await refuse(db, change, failing, worker);
}

async function refuse(
  db: Db,
  change: Change,
  failing: Failing & { kind: string },
  worker: Worker,
): Promise<void> {
  const consequence = consequenceOf(change.kind, failing);
  if (consequence !== "retry") tellStuck(worker, change, failing);
  if (consequence === "end") {
    await giveUpItems(db, change.id);
    await endRefused(db, change, failing);
  }
  if (consequence === "undo") await turnToUndoing(db, change, failing);
}

/** Takes a creation back from here on. What was never tried has nothing to take back. */
export async function turnToUndoing(
  db: Db,
  change: Change,
  { code, message }: { code: string | null; message: string | null },
): Promise<void> {
  await db
    .update(changeItems)
    .set({ state: "undone" })
    .where(and(eq(changeItems.changeId, change.id), eq(changeItems.state, "waiting"), isUntried));
  await db
    .update(changes)
    .set({ state: "undoing", code, message, attempts: 0, dueAt: sql`now()` })
    .where(eq(changes.id, change.id));
  const account = await findLockedSubAccount(db, change.subAccountId);
  const items = await itemsOf(db, [change.id]);
  const clean = items.every(({ state }) => state === "undone");
  if (clean && account) await endUndone(db, account, change);
}

const isUntried = eq(changeItems.attempts, 0);

/**
 * The item as it stands, under the sub-account's lock; undefined when the lease is lost, or when the
 * item was changed meanwhile: its outcome says nothing about what it asks for now.
 */
async function findHeld(
  db: Db,
  { change, item }: ItemStep,
  { token }: Worker,
): Promise<Item | undefined> {
  await findLockedSubAccount(db, change.subAccountId);
  const [row] = await db
    .select({ item: changeItems, token: changes.leaseToken, state: changes.state })
    .from(changeItems)
    .innerJoin(changes, eq(changes.id, changeItems.changeId))
    .where(atItem(item));
  if (!row || row.token !== token || row.state !== change.state) return undefined;
  const same = canonicalJson(row.item.subject) === canonicalJson(item.subject);
  return same && (row.item.state === item.state || row.item.state === "sent")
    ? row.item
    : undefined;
}
