import { clientOf, type Db } from "@/core/db";
import { ledgerCommand } from "@/core/operation";
import { HoldsSwept, PoolsRefreshed, UpkeepPage } from "../schema/upkeep";
import { openBooks, saveBooks } from "./books";

/**
 * Applies the refreshes that are due, a page of pools a call, those that wait longest first. Each
 * leaves a ledger row; whoever comes second, another instance or a charge, finds nothing due.
 */
export const refreshDue = ledgerCommand({
  id: "quota.refreshDue",
  access: { jobs: ["quota.refresh"], capability: "workspaces.database.write" },
  input: UpkeepPage,
  output: PoolsRefreshed,
  async run({ db, now }, { limit }) {
    const due = await duePools(db, limit, now);
    const refreshed = await db.transaction((tx) => refreshPools(tx, due, now));
    return { result: { refreshed, more: due.length === limit } };
  },
});

async function duePools(db: Db, limit: number, now: Date): Promise<string[]> {
  const rows = await clientOf(db)<{ name: string }[]>`
    select name from quota_pools where next_refresh_at <= ${now.toISOString()}
    order by next_refresh_at limit ${limit}`;
  return rows.map(({ name }) => name);
}

/** Opening a book applies what is due; saving stores it. */
async function refreshPools(db: Db, names: readonly string[], now: Date): Promise<number> {
  const books = [...(await openBooks(db, names, now)).values()];
  await saveBooks(db, books, now);
  return books.filter(({ entries }) => entries.length > 0).length;
}

/**
 * Closes holds that have expired, a page a call. They stopped counting by themselves; closed, they
 * are no longer read with each check. One that is being settled just now is left to that.
 */
export const sweepHolds = ledgerCommand({
  id: "quota.sweepHolds",
  access: { jobs: ["quota.sweep"], capability: "workspaces.database.write" },
  input: UpkeepPage,
  output: HoldsSwept,
  async run({ db, now }, { limit }) {
    const rows = await clientOf(db)`
      update quota_holds set closed_at = ${now.toISOString()}, outcome = 'expired'
      where id in (
        select id from quota_holds
        where closed_at is null and expires_at <= ${now.toISOString()}
        order by expires_at, id limit ${limit} for update skip locked)
      returning id`;
    return { result: { expired: rows.length, more: rows.length === limit } };
  },
});
