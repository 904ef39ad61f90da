import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { query } from "@/core/operation";
import { changes } from "../change-tables";
import { decodeCursor, encodeCursor, numberShape } from "../internal/cursor";
import { itemsOf } from "../internal/opening";
import { ChangePage, ListChanges } from "../schema/listing";
import { requireSubAccount } from "./sub-account";

/**
 * What was done to a sub-account in the cloud, item by item, the last first.
 * @throws iam.sub_account_not_found, iam.cursor_invalid
 */
export const listChanges = query({
  id: "iam.listChanges",
  access: { capability: "iam.accounts.read" },
  input: ListChanges,
  output: ChangePage,
  async run({ db }, { subAccountId, open, cursor, limit }) {
    await requireSubAccount(db, subAccountId);
    const before = cursor === undefined ? undefined : Number(decodeCursor(cursor, numberShape).key);
    const found = await db
      .select({
        change: changes,
        working: sql<boolean>`coalesce(${changes.leasedUntil} > now(), false)`,
      })
      .from(changes)
      .where(
        and(
          eq(changes.subAccountId, subAccountId),
          before === undefined ? undefined : lt(changes.seq, before),
          open === undefined ? undefined : (open ? isNull : isNotNull)(changes.endedAt),
        ),
      )
      .orderBy(desc(changes.seq))
      .limit(limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const items = await itemsOf(
      db,
      page.map(({ change }) => change.id),
    );
    return {
      rows: page.map(({ change: { sealedSecret: _, leaseToken: __, ...change }, working }) => ({
        ...change,
        dueAt: change.endedAt ? null : change.dueAt,
        working,
        items: items.filter(({ changeId }) => changeId === change.id),
      })),
      next: found.length > limit && last ? encodeCursor("", String(last.change.seq)) : null,
    };
  },
});
