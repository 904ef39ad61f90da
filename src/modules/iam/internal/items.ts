import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { changeItems } from "../change-tables";
import { subjectKey } from "../rules/items";
import type { ItemSubject } from "../schema/changes";
import { addItems, type Item } from "./opening";

/** Adds items to a change; one that it has already is to be carried out again. */
export async function mergeItems(
  db: Db,
  changeId: string,
  subjects: readonly ItemSubject[],
): Promise<void> {
  const present = await db
    .select()
    .from(changeItems)
    .where(eq(changeItems.changeId, changeId))
    .orderBy(asc(changeItems.position));
  const known = new Map(present.map((item) => [subjectKey(item.subject), item]));
  const fresh = subjects.filter((subject) => !known.has(subjectKey(subject)));
  for (const subject of subjects) {
    const item = known.get(subjectKey(subject));
    if (item) await db.update(changeItems).set({ state: "waiting" }).where(atItem(item));
  }
  const last = present.at(-1)?.position ?? -1;
  await addItems(db, changeId, last + 1, fresh);
}

export const atItem = ({ changeId, position }: Pick<Item, "changeId" | "position">) =>
  and(eq(changeItems.changeId, changeId), eq(changeItems.position, position));
