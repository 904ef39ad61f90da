import { and, eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { changeItems } from "../change-tables";
import type { SubAccount } from "../queries/sub-account";
import { type AccessEdit, editedPending, editedSnapshot, subjectsOf } from "../rules/edits";
import { isPending, targetOf } from "../rules/items";
import { nothingPending } from "../rules/pending";
import type { ItemSubject } from "../schema/changes";
import { grants, subAccounts } from "../tables";
import { atItem } from "./items";
import { openChanges } from "./opening";

/**
 * Guards an edit: the user is there, and nobody is creating or deleting it.
 * @throws iam.no_cloud_user, iam.sub_account_busy
 */
export function requireEditable(account: SubAccount): SubAccount & {
  cloudAccountId: string;
  userName: string;
} {
  const { cloudAccountId, state, userName } = account;
  if (cloudAccountId === null || userName === null) {
    throw new DomainError("conflict", "iam.no_cloud_user");
  }
  if (state !== "ready") throw new DomainError("conflict", "iam.sub_account_busy", { state });
  return { ...account, cloudAccountId, userName };
}

/**
 * Writes an edit of policies, keys or login down. While the sub-account is disabled it is kept for
 * the enable, and there is nothing to do in the cloud; else the items to carry out come back.
 */
export async function editAccess(
  db: Db,
  account: SubAccount,
  edit: AccessEdit,
): Promise<{ kept: "snapshot" | "cloud"; items: ItemSubject[] }> {
  const disabled = account.disabledReasons.length > 0;
  if (account.snapshot) {
    const snapshot = editedSnapshot(account.snapshot, edit);
    await db.update(subAccounts).set({ snapshot }).where(eq(subAccounts.id, account.id));
  }
  await editPlans(db, account.id, edit);
  if (disabled) return { kept: "snapshot", items: [] };
  const items = subjectsOf(edit);
  await withdrawConflicting(db, account.id, items);
  return { kept: "cloud", items };
}

/** A disable or an enable that has not planned yet takes the edit in. */
async function editPlans(db: Db, subAccountId: string, edit: AccessEdit): Promise<void> {
  for (const { change, items } of await openChanges(db, subAccountId)) {
    if (change.kind !== "disable" && change.kind !== "enable") continue;
    const plan = items.find(({ subject }) => subject.verb === "plan");
    if (!plan || !isPending(plan) || plan.subject.verb !== "plan") continue;
    const pending = editedPending(plan.subject.pending ?? nothingPending, edit);
    await db
      .update(changeItems)
      .set({ subject: { verb: "plan", pending } })
      .where(atItem(plan));
  }
}

/** Of two edits of the same thing the later one counts, whenever the earlier is carried out. */
export async function withdrawConflicting(
  db: Db,
  subAccountId: string,
  subjects: readonly ItemSubject[],
): Promise<void> {
  const targets = new Set(subjects.map(targetOf).filter((target) => target !== undefined));
  for (const { change, items } of await openChanges(db, subAccountId)) {
    if (["create", "delete", "disable"].includes(change.kind)) continue;
    for (const item of items) {
      const target = targetOf(item.subject);
      if (item.state === "undone" || target === undefined || !targets.has(target)) continue;
      await db.update(changeItems).set({ state: "undone", code: "superseded" }).where(atItem(item));
    }
  }
}

/** What AirGate granted from now on, and what it no longer did. */
export async function storeGrants(
  db: Db,
  subAccountId: string,
  { attach, detach }: Pick<AccessEdit, "attach" | "detach">,
  now: Date,
): Promise<void> {
  for (const { project, type, name } of detach) {
    await db
      .delete(grants)
      .where(
        and(
          eq(grants.subAccountId, subAccountId),
          eq(grants.project, project),
          eq(grants.policyType, type),
          eq(grants.policyName, name),
        ),
      );
  }
  if (attach.length === 0) return;
  const rows = attach.map(({ project, type: policyType, name: policyName }) => ({
    subAccountId,
    project,
    policyType,
    policyName,
    grantedAt: now,
  }));
  await db.insert(grants).values(rows).onConflictDoNothing();
}
