import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changeItems, changes } from "../change-tables";
import { isPending } from "../rules/items";
import { grantKey, mergedPending, nothingPending, pendingOf } from "../rules/pending";
import { withdrawn } from "../rules/withdrawing";
import type { ItemSubject, PendingEdits } from "../schema/changes";
import { atItem } from "./items";
import { type ChangeKind, type Item, type OpenChange, openChanges } from "./opening";

/** Edits of an enabled sub-account, and its enabling: a disable takes over what they had not done. */
const edits: readonly ChangeKind[] = [
  "grants",
  "console_login",
  "keys",
  "ark_key",
  "profile",
  "enable",
];

/**
 * Takes out of the open edits what would open access, and returns what they meant to change. What
 * opens nothing (profile, password, deleted keys) stays, and is carried out after the disable.
 */
export async function supersedeEdits(
  db: Db,
  subAccountId: string,
  now: Date,
): Promise<PendingEdits> {
  let pending = nothingPending;
  for (const open of await openChanges(db, subAccountId)) {
    if (!edits.includes(open.change.kind) || open.change.state !== "open") continue;
    const items = open.items.filter(isPending);
    for (const item of items) pending = mergedPending(pending, pendingOf(item.subject));
    const left = await Promise.all(items.map((item) => takeBack(db, item)));
    if (!left.includes(true)) await supersede(db, open.change.id, now);
  }
  return pending;
}

/** Takes an item back as far as it opens access; true when something of it is still to be done. */
async function takeBack(db: Db, item: Item): Promise<boolean> {
  const subject = withdrawn(item);
  if (subject === item.subject) return true;
  const place = atItem(item);
  if (subject) {
    await db.update(changeItems).set({ subject, state: "waiting" }).where(place);
    return true;
  }
  await db.update(changeItems).set({ state: "undone", code: "superseded" }).where(place);
  return false;
}

/**
 * Ends an open disable because its last reason is gone, and returns what it had taken over from
 * edits and not carried out.
 */
export async function supersedeDisable(
  db: Db,
  subAccountId: string,
  now: Date,
): Promise<PendingEdits> {
  let pending = nothingPending;
  for (const open of await openChanges(db, subAccountId)) {
    if (open.change.kind !== "disable") continue;
    pending = mergedPending(pending, leftOf(open));
    await db
      .update(changeItems)
      .set({ state: "undone", code: "superseded" })
      .where(and(eq(changeItems.changeId, open.change.id), notDone));
    await supersede(db, open.change.id, now);
  }
  return pending;
}

/** A planned disable has put keys and login into the snapshot; its detaches stand as items. */
function leftOf({ items }: OpenChange): PendingEdits {
  const plan = items.find(({ subject }) => subject.verb === "plan");
  const taken = plan ? pendingOf(plan.subject) : nothingPending;
  if (!plan || isPending(plan)) return taken;
  const open = new Set(
    items.filter(isPending).flatMap(({ subject }) => pendingOf(subject).detach.map(grantKey)),
  );
  return { ...nothingPending, detach: taken.detach.filter((grant) => open.has(grantKey(grant))) };
}

const notDone = inArray(changeItems.state, ["waiting", "sent", "failed"]);

async function supersede(db: Db, id: string, now: Date): Promise<void> {
  await db
    .update(changes)
    .set({ state: "superseded", endedAt: now, sealedSecret: null })
    .where(eq(changes.id, id));
}

/**
 * Ends everything that is open because the user is going. What must still be taken back, because
 * its keys do not hang on the user, comes back as items.
 */
export async function supersedeAll(
  db: Db,
  subAccountId: string,
  now: Date,
): Promise<ItemSubject[]> {
  const left: ItemSubject[] = [];
  for (const { change, items } of await openChanges(db, subAccountId)) {
    for (const { subject, state } of items.filter(isPending)) {
      const back = withdrawn({ subject, state });
      if (back?.verb === "withdraw_ark_key") left.push(back);
    }
    await db
      .update(changeItems)
      .set({ state: "undone", code: "superseded" })
      .where(and(eq(changeItems.changeId, change.id), notDone));
    await supersede(db, change.id, now);
  }
  return left;
}
