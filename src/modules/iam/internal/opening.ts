import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { DomainEvent } from "@/core/operation";
import { seal } from "@/core/secrets";
import { changeItems, changes } from "../change-tables";
import { ChangeOpened } from "../events";
import type { ChangeDetail, ItemSubject } from "../schema/changes";

export type Change = typeof changes.$inferSelect;
export type Item = typeof changeItems.$inferSelect;
export type ChangeKind = Change["kind"];

/** Not ended: somebody works on it, or will. */
export const isOpen = inArray(changes.state, ["open", "undoing"]);

export type NewChange = {
  id?: string;
  subAccountId: string;
  kind: ChangeKind;
  detail?: ChangeDetail;
  items: readonly ItemSubject[];
  /** A password on its way to the cloud. */
  secret?: string | undefined;
  requestedBy: string;
  now: Date;
};

/** Writes down what is to be done in the cloud; the sub-account's row is locked by the caller. */
export async function openChange(db: Db, change: NewChange): Promise<DomainEvent[]> {
  const { id = randomUUID(), subAccountId, kind, detail = {}, items, secret, requestedBy } = change;
  await db.insert(changes).values({
    id,
    subAccountId,
    kind,
    state: "open",
    detail,
    sealedSecret: secret === undefined ? null : seal(secret, secretPlace(id)),
    requestedBy,
    openedAt: change.now,
    dueAt: sql`now()`,
  });
  await addItems(db, id, 0, items);
  return [changeOpened(subAccountId)];
}

/** Where a change's sealed password belongs. */
export const secretPlace = (changeId: string): string => `iam_changes|${changeId}|sealed_secret`;

export async function addItems(
  db: Db,
  changeId: string,
  from: number,
  subjects: readonly ItemSubject[],
): Promise<void> {
  if (subjects.length === 0) return;
  const rows = subjects.map((subject, at) => ({
    changeId,
    position: from + at,
    subject,
    state: "waiting" as const,
  }));
  await db.insert(changeItems).values(rows);
}

/** The event that has a change of a sub-account carried out. */
export const changeOpened = (subAccountId: string): DomainEvent => ({
  name: ChangeOpened.name,
  data: { subAccountId },
});

/** The changes of a sub-account that have not ended, in their order, with all their items. */
export async function openChanges(db: Db, subAccountId: string) {
  const open = await db
    .select({ change: changes, isDue: sql<boolean>`${changes.dueAt} <= now()` })
    .from(changes)
    .where(and(eq(changes.subAccountId, subAccountId), isOpen))
    .orderBy(asc(changes.seq));
  const items = await itemsOf(
    db,
    open.map(({ change }) => change.id),
  );
  return open.map(({ change, isDue }) => ({
    change,
    isDue,
    items: items.filter(({ changeId }) => changeId === change.id),
  }));
}

export type OpenChange = Awaited<ReturnType<typeof openChanges>>[number];

/** Items in their order. */
export function itemsOf(db: Db, changeIds: readonly string[]): Promise<Item[]> {
  return db
    .select()
    .from(changeItems)
    .where(inArray(changeItems.changeId, [...changeIds]))
    .orderBy(asc(changeItems.changeId), asc(changeItems.position));
}
