import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { DomainEvent } from "@/core/operation";
import { openChange } from "../internal/opening";
import { supersedeDisable, supersedeEdits } from "../internal/superseding";
import { findLockedSubAccount, type SubAccount, subAccountNotFound } from "../queries/sub-account";
import { subAccounts } from "../tables";

export type DisableReason = SubAccount["disabledReasons"][number];

type Asked = {
  reason: DisableReason;
  /** Why, in a person's words; the change shows it. */
  note?: string;
  /** Who asked, as the audit log names them. */
  requestedBy: string;
  now: Date;
};

/**
 * Adds a reason for which a sub-account is disabled, in the caller's transaction; the first one opens
 * the change that takes everything away (product.md §2). A reason that is there already, and a
 * sub-account that is being deleted or gone, change nothing. Returns the events to store.
 *
 * Locks the sub-account's row, and then its changes: a prepaid quota's row is locked before.
 * @throws iam.sub_account_not_found
 */
export async function disableFor(
  db: Db,
  subAccountId: string,
  { reason, note, requestedBy, now }: Asked,
): Promise<DomainEvent[]> {
  const row = await requireLocked(db, subAccountId);
  if (isLeaving(row) || row.disabledReasons.includes(reason)) return [];

  const first = row.disabledReasons.length === 0;
  await db
    .update(subAccounts)
    .set({
      disabledReasons: [...row.disabledReasons, reason],
      ...(first ? { disabledAt: now } : {}),
    })
    .where(eq(subAccounts.id, subAccountId));
  if (!first || row.cloudAccountId === null) return [];

  const pending = await supersedeEdits(db, subAccountId, now);
  return openChange(db, {
    subAccountId,
    kind: "disable",
    detail: { reason, ...(note ? { note } : {}) },
    items: [{ verb: "plan", pending }],
    requestedBy,
    now,
  });
}

/**
 * Lifts a reason; the last one lifted opens the change that gives everything back. A reason that is
 * not there changes nothing. Returns the events to store; locks like `disableFor`.
 * @throws iam.sub_account_not_found
 */
export async function liftReason(
  db: Db,
  subAccountId: string,
  { reason, note, requestedBy, now }: Asked,
): Promise<DomainEvent[]> {
  const row = await requireLocked(db, subAccountId);
  if (isLeaving(row) || !row.disabledReasons.includes(reason)) return [];

  const left = row.disabledReasons.filter((one) => one !== reason);
  await db
    .update(subAccounts)
    .set({ disabledReasons: left, ...(left.length === 0 ? { disabledAt: null } : {}) })
    .where(eq(subAccounts.id, subAccountId));
  if (left.length > 0 || row.cloudAccountId === null) return [];

  const pending = await supersedeDisable(db, subAccountId, now);
  return openChange(db, {
    subAccountId,
    kind: "enable",
    detail: { reason, ...(note ? { note } : {}) },
    items: [{ verb: "plan", pending }],
    requestedBy,
    now,
  });
}

async function requireLocked(db: Db, id: string): Promise<SubAccount> {
  const row = await findLockedSubAccount(db, id);
  if (!row) throw subAccountNotFound();
  return row;
}

/** Nothing is taken away from it, or given back, any more. */
const isLeaving = ({ state }: SubAccount): boolean =>
  state === "deleting" || state === "deleted" || state === "not_created";
