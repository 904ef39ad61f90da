import { eq, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { changes } from "../change-tables";
import { findLockedSubAccount, subAccountNotFound } from "../queries/sub-account";
import { editedSnapshot, noEdit } from "../rules/edits";
import { isPending } from "../rules/items";
import type { Grant } from "../schema/cloud-state";
import { subAccounts } from "../tables";
import { storeGrants } from "./editing";
import { endRefused, endUndone } from "./ending";
import { giveUpItems } from "./leaving";
import type { Change, Item } from "./opening";
import { turnToUndoing } from "./settling";

const abandoned = { code: "iam.abandoned", message: null };

/**
 * Gives a change up as far as that is honest: what is wanted is corrected to what there is.
 * @throws iam.change_needed
 */
export async function giveUp(db: Db, change: Change, items: readonly Item[]): Promise<void> {
  switch (change.kind) {
    case "create":
      return giveUpCreation(db, change);
    case "enable":
      return giveUpEnable(db, change, items);
    case "disable":
    case "delete":
      throw new DomainError("conflict", "iam.change_needed");
    default:
      await forgetGrants(db, change, items);
      await giveUpItems(db, change.id);
      return endRefused(db, change, abandoned);
  }
}

async function giveUpCreation(db: Db, change: Change): Promise<void> {
  if (change.state === "open") return turnToUndoing(db, change, abandoned);
  const account = await findLockedSubAccount(db, change.subAccountId);
  if (!account) throw subAccountNotFound();
  await endUndone(db, account, change);
}

/** The enable goes on with what is left of the snapshot, and ends when the cloud shows that. */
async function giveUpEnable(db: Db, change: Change, items: readonly Item[]): Promise<void> {
  const plan = items.find(({ subject }) => subject.verb === "plan");
  if (!plan || isPending(plan)) throw new DomainError("conflict", "iam.change_needed");
  const edit = {
    ...noEdit,
    detach: await forgetGrants(db, change, items),
    deletedKeys: items
      .filter(isPending)
      .flatMap(({ subject }) => (subject.verb === "set_key" ? [subject.key] : [])),
    login: items.some((item) => isPending(item) && item.subject.verb === "allow_login")
      ? false
      : null,
    arkKeys: items
      .filter(isPending)
      .flatMap(({ subject }) =>
        subject.verb === "set_ark_key" ? [{ id: subject.arkKey, active: false }] : [],
      ),
  };
  const account = await findLockedSubAccount(db, change.subAccountId);
  if (account?.snapshot) {
    const snapshot = editedSnapshot(account.snapshot, edit);
    await db.update(subAccounts).set({ snapshot }).where(eq(subAccounts.id, account.id));
  }
  await giveUpItems(db, change.id);
  await db
    .update(changes)
    .set({ dueAt: sql`now()`, code: null, message: null })
    .where(eq(changes.id, change.id));
}

/** Policies that were never attached are not granted any more. */
async function forgetGrants(
  db: Db,
  { subAccountId, openedAt }: Change,
  items: readonly Item[],
): Promise<Grant[]> {
  const detach = items
    .filter(isPending)
    .flatMap(({ subject }) => (subject.verb === "attach" ? [subject.grant] : []));
  await storeGrants(db, subAccountId, { attach: [], detach }, openedAt);
  return detach;
}
