import { eq, sum } from "drizzle-orm";
import { poolNotFound } from "@/core/access";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { formatMoney } from "@/core/money";
import { command } from "@/core/operation";
import { requireBook } from "../internal/pools";
import { PoolRebuilt, RebuildPool } from "../schema/pool";
import { ledger, pools } from "../tables";
import { post, saveBooks } from "./books";

/**
 * Sets a pool's remaining and booster to what its ledger adds up to, and leaves a correction row of
 * zero that says so: the ledger is the truth, so its sum does not move. Nothing happens to a pool
 * that agrees with its ledger.
 * @throws quota.pool_not_found; quota.ledger_negative when the ledger itself adds up to less than
 *   an empty booster
 */
export const rebuildPool = command({
  id: "quota.rebuildPool",
  access: { capability: "workspaces.database.write" },
  safeguards: ["reason", "approval"],
  input: RebuildPool,
  output: PoolRebuilt,
  /** What the row is off by: charges meanwhile do not change it, another repair does. */
  async approvalTarget(db, { pool }) {
    const { remainingOff, boosterOff } = await compare(db, pool);
    return { type: "pool", id: pool, version: `${remainingOff} ${boosterOff}` };
  },
  async run({ db, actor, now }, { pool, reason }) {
    await db.select({ name: pools.name }).from(pools).where(eq(pools.name, pool)).for("update");
    const { before, remaining, booster, remainingOff, boosterOff } = await compare(db, pool);
    const result = { pool, remaining, booster, remainingOff, boosterOff };
    if (remainingOff === 0 && boosterOff === 0) return { result, audit: null };
    if (booster < 0) throw new DomainError("conflict", "quota.ledger_negative", { pool });

    const boosterGranted = booster === 0 ? 0 : Math.max(before.boosterGranted, booster);
    await db.update(pools).set({ remaining, booster, boosterGranted }).where(eq(pools.name, pool));
    const book = await requireBook(db, pool, now);
    const unchanged = {
      remaining: book.remaining,
      booster: book.booster,
      boosterGranted: book.boosterGranted,
    };
    const requestId = `rebuild ${now.toISOString()}`;
    post(book, unchanged, { kind: "correction", requestId, actorId: actor.id, reason });
    await saveBooks(db, [book], now);

    return {
      result,
      audit: {
        action: "pool.rebuild",
        targetType: "pool",
        targetId: pool,
        old: { remaining: formatMoney(before.remaining), booster: formatMoney(before.booster) },
        new: { remaining: formatMoney(remaining), booster: formatMoney(booster) },
        reason,
      },
    };
  },
});

/** The pool's row beside its ledger's sum, read in one statement. */
async function compare(db: Db, name: string) {
  const total = db
    .select({
      remaining: sum(ledger.remainingDelta).mapWith(Number).as("ledger_remaining"),
      booster: sum(ledger.boosterDelta).mapWith(Number).as("ledger_booster"),
    })
    .from(ledger)
    .where(eq(ledger.pool, name))
    .as("total");
  const [row] = await db
    .select({
      remaining: total.remaining,
      booster: total.booster,
      before: {
        remaining: pools.remaining,
        booster: pools.booster,
        boosterGranted: pools.boosterGranted,
      },
    })
    .from(pools)
    .crossJoin(total)
    .where(eq(pools.name, name));
  if (!row) throw poolNotFound(name);
  const remaining = row.remaining ?? 0;
  const booster = row.booster ?? 0;
  return {
    before: row.before,
    remaining,
    booster,
    remainingOff: row.before.remaining - remaining,
    boosterOff: row.before.booster - booster,
  };
}
