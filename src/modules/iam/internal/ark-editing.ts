import { randomUUID } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import type { DomainEvent } from "@/core/operation";
import { changeItems, changes } from "../change-tables";
import { findLockedSubAccount, isGone, type SubAccount } from "../queries/sub-account";
import { isPending } from "../rules/items";
import type { ItemSubject, Verb } from "../schema/changes";
import { arkKeys, cloudProjects } from "../tables";
import type { ArkKeyRow } from "./ark-keys";
import { atItem } from "./items";
import { changeOpened, type OpenChange, openChange, openChanges } from "./opening";

export const arkKeyNotFound = () => new DomainError("not_found", "iam.ark_key_not_found");

export async function findArkKey(db: Db, id: string): Promise<ArkKeyRow | undefined> {
  const [row] = await db
    .select()
    .from(arkKeys)
    .where(and(eq(arkKeys.id, id), ne(arkKeys.status, "deleted")));
  return row;
}

/**
 * A key that is there, under the lock of its sub-account.
 * @throws iam.ark_key_not_found
 */
export async function lockArkKey(
  db: Db,
  id: string,
): Promise<{ account: SubAccount; row: ArkKeyRow }> {
  const found = await findArkKey(db, id);
  const account = found && (await findLockedSubAccount(db, found.subAccountId));
  const row = account && !isGone(account) ? await findArkKey(db, id) : undefined;
  if (!account || !row) throw arkKeyNotFound();
  return { account, row };
}

/**
 * A disabled sub-account gets no key that works, and the cloud does not say whether another
 * plaintext leaves a key switched off.
 * @throws iam.ark_keys_disabled
 */
export function requireEnabled({ disabledReasons }: SubAccount): void {
  if (disabledReasons.length > 0) throw new DomainError("conflict", "iam.ark_keys_disabled");
}

/**
 * Names of keys are unique in a project: a creation whose answer was lost is found by its name. The
 * project's row is locked, for another sub-account may ask for the same name at this moment.
 * @throws iam.ark_key_name_taken
 */
export async function requireFreeName(
  db: Db,
  { cloudAccountId, project, name }: { cloudAccountId: string; project: string; name: string },
): Promise<void> {
  const place = and(
    eq(cloudProjects.cloudAccountId, cloudAccountId),
    eq(cloudProjects.name, project),
  );
  await db.select().from(cloudProjects).where(place).for("no key update");
  const rows = await keysOfProject(db, { cloudAccountId, project });
  if (rows.every((row) => row.name !== name)) return;
  throw new DomainError("conflict", "iam.ark_key_name_taken", { name, project });
}

/** The keys of a cloud project that are there, whosever they are. */
export async function keysOfProject(
  db: Db,
  { cloudAccountId, project }: { cloudAccountId: string; project: string },
): Promise<ArkKeyRow[]> {
  const owners = sql`(select id from iam_sub_accounts where cloud_account_id = ${cloudAccountId})`;
  return db
    .select()
    .from(arkKeys)
    .where(
      and(
        eq(arkKeys.project, project),
        ne(arkKeys.status, "deleted"),
        sql`${arkKeys.subAccountId} in ${owners}`,
      ),
    );
}

type Asked = { requestedBy: string; now: Date; id?: string };

/** Opens a change of a key. */
export async function openArkChange(
  db: Db,
  { subAccountId, project }: Pick<ArkKeyRow, "subAccountId" | "project">,
  items: readonly ItemSubject[],
  { id = randomUUID(), ...asked }: Asked,
): Promise<{ changeId: string; events: DomainEvent[] }> {
  const detail = { project };
  const events = await openChange(db, {
    ...asked,
    id,
    subAccountId,
    kind: "ark_key",
    detail,
    items,
  });
  return { changeId: id, events };
}

/** An open change that has still to do one of these to a key. */
export async function findOpenFor(
  db: Db,
  { id, subAccountId }: ArkKeyRow,
  verbs: readonly Verb[],
): Promise<OpenChange | undefined> {
  const open = await openChanges(db, subAccountId);
  return open.find(({ items }) => items.some((item) => isPending(item) && isOf(item, id, verbs)));
}

/** Takes back what is open of a key and no longer of use; the change goes on with the rest. */
export async function dropItems(
  db: Db,
  { id, subAccountId }: ArkKeyRow,
  verbs: readonly Verb[],
): Promise<DomainEvent[]> {
  let events: DomainEvent[] = [];
  for (const { change, items } of await openChanges(db, subAccountId)) {
    const dropped = items.filter((item) => isPending(item) && isOf(item, id, verbs));
    for (const item of dropped) {
      await db.update(changeItems).set({ state: "undone", code: "superseded" }).where(atItem(item));
    }
    if (dropped.length > 0) {
      await dueNow(db, change.id);
      events = [changeOpened(subAccountId)];
    }
  }
  return events;
}

export const dueNow = (db: Db, changeId: string) =>
  db.update(changes).set({ dueAt: sql`now()` }).where(eq(changes.id, changeId));

const isOf = ({ subject }: { subject: ItemSubject }, id: string, verbs: readonly Verb[]) =>
  "arkKey" in subject && subject.arkKey === id && verbs.includes(subject.verb);

/** What the audit log says of a key; never its plaintext. */
export const aboutKey = (
  { id, subAccountId, name, project, ending }: ArkKeyRow,
  more: Record<string, unknown> = {},
) => ({
  targetType: "sub_account",
  targetId: subAccountId,
  old: null,
  new: { arkKey: id, name, project, ending, ...more },
  reason: null,
});
