import { eq, sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { type Renewal, renewed } from "../rules/rate-shares";
import { rateShares } from "../tables";

/** An API key, and how many requests it has in a second. */
export type RatedKey = { id: string; rateLimit: number };

/**
 * Renews an instance's lease on the rate of a key. The row's lock puts the instances in one line,
 * and the database's clock is the one they share. What a crash of the database loses is at most a
 * lease, so nobody waits for the disk.
 */
export function renewShare(db: Db, { id, rateLimit }: RatedKey, renewal: Renewal) {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`);
    const before = (await lockShare(tx, id)) ?? (await makeShare(tx, id, rateLimit));
    const { share, held, waitMs } = renewed(before.share, renewal, rateLimit, before.now);
    await tx
      .update(rateShares)
      .set({ ...share, at: new Date(share.at) })
      .where(eq(rateShares.keyId, id));
    return { held, waitMs };
  });
}

async function lockShare(db: Db, keyId: string) {
  const [row] = await db.select().from(rateShares).where(eq(rateShares.keyId, keyId)).for("update");
  if (!row) return undefined;
  const { tokens, at, leases } = row;
  // A statement of its own: the clock is read when the lock is held.
  const [clock] = await db.execute<{ now: number }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  );
  const now = Math.floor(clock?.now ?? at.getTime());
  return { share: { tokens, at: at.getTime(), leases }, now };
}

async function makeShare(db: Db, keyId: string, perSecond: number) {
  await db
    .insert(rateShares)
    .values({ keyId, tokens: perSecond, at: sql`clock_timestamp()`, leases: {} })
    .onConflictDoNothing();
  const made = await lockShare(db, keyId);
  if (!made) throw new Error("a rate share was not stored");
  return made;
}
