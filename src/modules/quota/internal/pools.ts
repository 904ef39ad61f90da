import { eq } from "drizzle-orm";
import { poolNotFound } from "@/core/access";
import type { Db } from "@/core/db";
import { type Book, openBooks, saveBooks } from "../commands/books";
import { pools } from "../tables";

export type PoolRow = typeof pools.$inferSelect;

/** @throws quota.pool_not_found */
export async function requirePool(db: Db, name: string): Promise<PoolRow> {
  const [pool] = await db.select().from(pools).where(eq(pools.name, name));
  if (!pool) throw poolNotFound(name);
  return pool;
}

/**
 * Locks a pool with its due refreshes applied in memory; `saveBooks` stores them.
 * @throws quota.pool_not_found
 */
export async function requireBook(db: Db, name: string, now: Date): Promise<Book> {
  const book = (await openBooks(db, [name], now)).get(name);
  if (!book) throw poolNotFound(name);
  return book;
}

/**
 * Locks a pool for an edit of its settings and returns its row: due refreshes are applied and
 * stored first, under the settings as they were (product.md §3).
 * @throws quota.pool_not_found
 */
export async function lockSettings(db: Db, name: string, now: Date): Promise<PoolRow> {
  const book = await requireBook(db, name, now);
  await saveBooks(db, [book], now);
  return requirePool(db, name);
}

/** Settings of a personal pool that were set by hand survive its template; others need no mark. */
export function overridesWith(pool: PoolRow, fields: readonly string[]): string[] {
  if (pool.personalUpn === null) return [];
  return [...new Set([...pool.overrides, ...fields])].sort();
}

/** Stores settings; never money. */
export async function saveSettings(
  db: Db,
  name: string,
  changed: Partial<Omit<PoolRow, "name" | "remaining" | "booster">>,
  now: Date,
): Promise<void> {
  await db
    .update(pools)
    .set({ ...changed, updatedAt: now })
    .where(eq(pools.name, name));
}
