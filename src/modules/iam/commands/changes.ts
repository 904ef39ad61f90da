import { eq, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { command } from "@/core/operation";
import { changes } from "../change-tables";
import { giveUp } from "../internal/giving-up";
import { type Change, changeOpened, type Item, itemsOf } from "../internal/opening";
import { findLockedSubAccount } from "../queries/sub-account";
import { isPending, subjectKey } from "../rules/items";
import { AbandonChange, ChangeNow, RetryChange } from "../schema/editing";

const access = { capability: "iam.accounts.write" } as const;

/**
 * Tries a change that waits again at once.
 * @throws iam.change_not_found, iam.change_ended
 */
export const retryChange = command({
  id: "iam.retryChange",
  access,
  input: RetryChange,
  output: ChangeNow,
  async run({ db }, { changeId }) {
    const { change } = await lockOpenChange(db, changeId);
    await db.update(changes).set({ dueAt: sql`now()` }).where(eq(changes.id, changeId));

    return {
      result: { changeId, state: change.state },
      events: [changeOpened(change.subAccountId)],
      audit: {
        action: "sub_account.change.retry",
        targetType: "sub_account",
        targetId: change.subAccountId,
        old: { attempts: change.attempts, code: change.code },
        new: { change: changeId, kind: change.kind },
        reason: null,
      },
    };
  },
});

/**
 * Gives up what the cloud will not have of a change. A creation is taken back; one that is being
 * taken back ends with what could not be, which the audit row names. A disable and a deletion are
 * not given up: lifting the reason, or trying again, is the way.
 * @throws iam.change_not_found, iam.change_ended, iam.change_busy, iam.change_needed
 */
export const abandonChange = command({
  id: "iam.abandonChange",
  access,
  safeguards: ["reason"],
  input: AbandonChange,
  output: ChangeNow,
  async run({ db }, { changeId, reason }) {
    const { change, items } = await lockOpenChange(db, changeId);
    if (await isLeased(db, changeId)) throw new DomainError("conflict", "iam.change_busy");
    const left = leftOf(change, items);
    await giveUp(db, change, items);
    const state = await stateOf(db, changeId);

    return {
      result: { changeId, state },
      events: state === "open" || state === "undoing" ? [changeOpened(change.subAccountId)] : [],
      audit: {
        action: "sub_account.change.abandon",
        targetType: "sub_account",
        targetId: change.subAccountId,
        old: { change: changeId, kind: change.kind, state: change.state, left },
        new: { state },
        reason,
      },
    };
  },
});

/** What is given up, in words that are also those of the items. */
const leftOf = ({ state }: Change, items: readonly Item[]): string[] =>
  items
    .filter((item) => (state === "undoing" ? item.state !== "undone" : isPending(item)))
    .map(({ subject }) => subjectKey(subject).replaceAll("\n", " "));

/** The sub-account's row comes first, as everywhere. */
async function lockOpenChange(db: Db, id: string) {
  const [found] = await db.select().from(changes).where(eq(changes.id, id));
  if (!found) throw new DomainError("not_found", "iam.change_not_found");
  await findLockedSubAccount(db, found.subAccountId);
  const [change] = await db.select().from(changes).where(eq(changes.id, id)).for("update");
  if (change?.state !== "open" && change?.state !== "undoing") {
    throw new DomainError("conflict", "iam.change_ended");
  }
  return { change, items: await itemsOf(db, [id]) };
}

async function isLeased(db: Db, id: string): Promise<boolean> {
  const [row] = await db
    .select({ held: sql<boolean>`coalesce(${changes.leasedUntil} > now(), false)` })
    .from(changes)
    .where(eq(changes.id, id));
  return row?.held ?? false;
}

async function stateOf(db: Db, id: string): Promise<Change["state"]> {
  const [row] = await db.select({ state: changes.state }).from(changes).where(eq(changes.id, id));
  if (!row) throw new Error("a change is never deleted");
  return row.state;
}
