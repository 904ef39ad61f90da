import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { openBooks, post, saveBooks } from "../commands/books";
import { nextBoundary, type Schedule } from "../rules/refresh";
import { pools } from "../tables";

/** A pool to be: its settings, and who asked for it. */
export type NewPool = Schedule & {
  name: string;
  label: string;
  notes?: string;
  personalUpn?: string;
  template?: string;
  disabled?: boolean;
  allowance: number;
  domains?: string[];
};

/**
 * Creates a pool and grants one allowance by its opening row. Returns false, and changes nothing,
 * when the name is taken; a creation under way elsewhere is waited for.
 */
export async function openPool(
  db: Db,
  { unit, every, anchor, ...pool }: NewPool,
  opening: { requestId: string; actorId: string },
  now: Date,
): Promise<boolean> {
  const inserted = await db
    .insert(pools)
    .values({
      ...pool,
      refreshUnit: unit,
      refreshEvery: every,
      refreshAnchor: anchor,
      remaining: 0,
      allowanceGranted: pool.allowance,
      lastRefreshedAt: now,
      nextRefreshAt: nextBoundary({ unit, every, anchor }, now, zone()),
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning({ name: pools.name });
  if (inserted.length === 0) return false;

  const books = await openBooks(db, [pool.name], now);
  for (const book of books.values()) {
    const granted = { remaining: pool.allowance, booster: 0, boosterGranted: 0 };
    post(book, granted, { kind: "opening", ...opening });
  }
  await saveBooks(db, books.values(), now);
  return true;
}
