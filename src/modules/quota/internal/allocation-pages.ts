import { and, asc, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { allocations } from "../prepaid-tables";
import type { AllocationFilter, ListAllocations } from "../schema/prepaid";
import { decodeCursor, encodeCursor, pageOf } from "./cursor";

type Filter = { subAccountId: string } & z.output<typeof AllocationFilter>;

/** The allocations of a sub-account that a filter leaves. */
export const allocationsOf = ({ subAccountId, kind, from, to }: Filter) =>
  and(
    eq(allocations.subAccountId, subAccountId),
    kind === "allocate" ? gt(allocations.amount, 0) : undefined,
    kind === "deduct" ? lt(allocations.amount, 0) : undefined,
    from ? gte(allocations.createdAt, from) : undefined,
    to ? lt(allocations.createdAt, to) : undefined,
  );

/**
 * A page of the history, newest first, with the epochs that rows opened.
 * @throws quota.cursor_invalid
 */
export async function pageOfAllocations(
  db: Db,
  { cursor, limit, ...filter }: z.output<typeof ListAllocations>,
) {
  const before = cursor ? Number(decodeCursor(cursor, /^\d{1,15}$/).value) : undefined;
  const found = await db
    .select()
    .from(allocations)
    .where(
      and(allocationsOf(filter), before === undefined ? undefined : lt(allocations.seq, before)),
    )
    .orderBy(desc(allocations.seq))
    .limit(limit + 1);
  const { subAccountId } = filter;
  const page = pageOf(found, limit, ({ seq }) => encodeCursor(String(seq), subAccountId));
  const epochs = new Map(
    (await openingsOf(db, subAccountId)).map(({ seq }, position) => [seq, position + 1]),
  );
  const rows = page.rows.map((row) => ({ ...row, opensEpoch: epochs.get(row.seq) ?? null }));
  return { rows, next: page.next };
}

/** The allocations that passed all before them, each of which opened an epoch; the oldest first. */
export async function openingsOf(
  db: Db,
  subAccountId: string,
): Promise<{ seq: number; createdAt: Date }[]> {
  const before = sql`max(${allocations.allocatedAfter}) over (order by ${allocations.seq}
    rows between unbounded preceding and 1 preceding)`;
  const running = db
    .select({
      seq: allocations.seq,
      createdAt: allocations.createdAt,
      opens: sql<boolean>`${allocations.allocatedAfter} > coalesce(${before}, 0)`.as("opens"),
    })
    .from(allocations)
    .where(eq(allocations.subAccountId, subAccountId))
    .as("running");
  return db
    .select({ seq: running.seq, createdAt: running.createdAt })
    .from(running)
    .where(eq(running.opens, true))
    .orderBy(asc(running.seq));
}
