import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { query } from "@/core/operation";
import { decodeCursor, encodeCursor, momentShape, pageOf } from "../internal/cursor";
import { requirePool } from "../internal/pools";
import { HoldPage, LedgerPage, ListHolds, ListLedger } from "../schema/lists";
import { holds, ledger } from "../tables";

/**
 * A pool's ledger, newest first; Σ deltas = balance.
 * @throws quota.pool_not_found, quota.cursor_invalid
 */
export const listLedger = query({
  id: "quota.listLedger",
  access: {
    capability: "workspaces.detail.read",
    scope: "pools:read",
    grant: { on: "uniauth/bill", pool: ({ pool }) => pool },
  },
  input: ListLedger,
  output: LedgerPage,
  async run({ db }, { pool, kinds, from, to, cursor, limit }) {
    await requirePool(db, pool);
    const rows = await db
      .select()
      .from(ledger)
      .where(
        and(
          eq(ledger.pool, pool),
          kinds?.length ? inArray(ledger.kind, kinds) : undefined,
          from ? gte(ledger.createdAt, from) : undefined,
          to ? lt(ledger.createdAt, to) : undefined,
          cursor ? lt(ledger.id, Number(decodeCursor(cursor, /^\d{1,15}$/).value)) : undefined,
        ),
      )
      .orderBy(desc(ledger.id))
      .limit(limit + 1);
    const { rows: page, next } = pageOf(rows, limit, ({ id }) => encodeCursor(String(id), pool));
    return {
      rows: page.map((row) => ({ ...row, balanceAfter: row.remainingAfter + row.boosterAfter })),
      next,
    };
  },
});

/**
 * The holds that reduce what is available now, those that expire first in front.
 * @throws quota.pool_not_found, quota.cursor_invalid
 */
export const listHolds = query({
  id: "quota.listHolds",
  access: {
    capability: "workspaces.detail.read",
    scope: "pools:read",
    grant: { on: "uniauth/bill", pool: ({ pool }) => pool },
  },
  input: ListHolds,
  output: HoldPage,
  async run({ db, now }, { pool, cursor, limit }) {
    await requirePool(db, pool);
    const rows = await db
      .select({
        id: holds.id,
        upn: holds.upn,
        amount: holds.amount,
        createdAt: holds.createdAt,
        expiresAt: holds.expiresAt,
        value: sql<string>`${holds.expiresAt}::text`,
      })
      .from(holds)
      .where(
        and(
          eq(holds.pool, pool),
          isNull(holds.closedAt),
          gt(holds.expiresAt, now),
          cursor ? after(cursor) : undefined,
        ),
      )
      .orderBy(asc(holds.expiresAt), asc(holds.id))
      .limit(limit + 1);
    return pageOf(rows, limit, ({ value, id }) => encodeCursor(value, id));
  },
});

function after(cursor: string) {
  const { value, key } = decodeCursor(cursor, momentShape);
  return sql`(${holds.expiresAt}, ${holds.id}) > (${value}::text::timestamptz, ${key})`;
}
