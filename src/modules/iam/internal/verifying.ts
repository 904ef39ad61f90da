import type { Db } from "@/core/db";
import type { Errand } from "@/core/operation";
import type { Volcengine } from "@/integrations/volcengine/client";
import { findLockedSubAccount, type SubAccount } from "../queries/sub-account";
import { isPending, isShown } from "../rules/items";
import { nothingPending } from "../rules/pending";
import { enableItems, leftItems } from "../rules/plans";
import type { ItemSubject } from "../schema/changes";
import type { CloudState, KeyState } from "../schema/cloud-state";
import { lookAtArkKeys, usableArkKeys } from "./ark-keys";
import { endDone, pauseFor } from "./ending";
import { mergeItems } from "./items";
import { look } from "./looking";
import { type Change, type Item, openChanges } from "./opening";
import { noteSeen, nothingThere } from "./planning";
import type { Step, Worker } from "./stepping";
import { readFailing, transact } from "./transacting";

type Tools = { cloud: Volcengine; signal: AbortSignal; worker: Worker };
type Seen = { cloud: CloudState | undefined; arkKeys: KeyState[] };

/**
 * Reads back what a change has done. What does not show yet is to be done again after a pause, for
 * writes show late, and an answer may have been about a thing that was taken away meanwhile.
 */
export async function verify(
  call: Errand,
  { account, change }: Pick<Step, "account" | "change">,
  { cloud, signal, worker }: Tools,
): Promise<boolean> {
  try {
    const seen = await lookAtAll(call.db, cloud, account, signal);
    await transact(call, (db) => settle(db, change, seen, worker), worker);
  } catch (error) {
    const failing = readFailing(error);
    worker.paused.add(change.id);
    await transact(call, (db) => pauseFor(db, change, failing, worker), worker);
  }
  return true;
}

async function lookAtAll(db: Db, cloud: Volcengine, account: SubAccount, signal: AbortSignal) {
  const rows = await usableArkKeys(db, account.id);
  return {
    cloud: await look({ cloud, user: account.userName ?? "", signal }),
    arkKeys: await lookAtArkKeys(cloud, rows, signal),
  };
}

/** Under the lock: edits that came meanwhile are part of what is wanted. */
async function settle(db: Db, { id, subAccountId }: Change, seen: Seen, worker: Worker) {
  const account = await findLockedSubAccount(db, subAccountId);
  const open = (await openChanges(db, subAccountId)).find(({ change }) => change.id === id);
  if (!account || !open || open.change.leaseToken !== worker.token) return;
  if (open.change.state !== "open" || open.items.some(isPending)) return;

  const unmet = unmetOf(account, open.change, open.items, seen);
  if (unmet.length === 0) {
    await endDone(db, account, open.change, seen.cloud);
    return;
  }
  if (open.change.kind !== "delete") await noteSeen(db, subAccountId, seen.cloud);
  await mergeItems(db, id, unmet);
  worker.paused.add(id);
  await pauseFor(db, open.change, { code: "iam.not_visible_yet", message: null }, worker);
}

/** What is wanted and does not show. */
function unmetOf(
  { snapshot }: SubAccount,
  { kind }: Change,
  items: readonly Item[],
  { cloud, arkKeys }: Seen,
): ItemSubject[] {
  if (kind === "delete") return cloud ? deletionOf(items) : [];
  const shown = cloud ?? nothingThere;
  const own = items
    .filter(({ state, subject }) => state === "done" && !isShown(subject, shown, arkKeys))
    .map(({ subject }) => subject);
  if (!snapshot) return own;
  const seen = { cloud: shown, arkKeys };
  if (kind === "disable") return [...own, ...leftItems(seen, snapshot)];
  if (kind === "enable") return [...own, ...enableItems(seen, snapshot, nothingPending)];
  return own;
}

/** A user that is still there is looked at anew: something may have shown up late. */
const deletionOf = (items: readonly Item[]): ItemSubject[] =>
  items
    .map(({ subject }) => subject)
    .filter(({ verb }) => verb === "plan" || verb === "delete_user");
