import postgres from "postgres";
import type { LoadResult } from "./load";

/** Charges that were answered 200, also outside the measured seconds. */
export function booked(results: readonly LoadResult[]): number {
  const refused = results.flatMap(({ all }) =>
    Object.entries(all.outcomes).filter(([outcome]) => outcome !== "200"),
  );
  if (refused.length > 0) throw new Error(`refused charges: ${JSON.stringify(refused)}`);
  return results.reduce((sum, { all }) => sum + all.items, 0);
}

/**
 * Proves that the charges that were counted are in the books: as many ledger rows and charges as
 * there were answers, and Σ ledger = balance of every pool.
 */
export async function requireBooked(superuserUrl: string, answered: number) {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    const [rows] = await sql`
      select (select count(*) from quota_ledger where kind = 'charge')::int4 as ledger,
        (select count(distinct request_id) from quota_ledger where kind = 'charge')::int4 as ids,
        (select count(*) from billing_charges)::int4 as charges,
        (select count(*) from quota_pools p
          left join (select pool, sum(remaining_delta) as remaining, sum(booster_delta) as booster
            from quota_ledger group by pool) l on l.pool = p.name
          where p.remaining <> coalesce(l.remaining, 0) or p.booster <> coalesce(l.booster, 0)
        )::int4 as unbalanced,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`;
    const expected = { ledger: answered, ids: answered, charges: answered, unbalanced: 0 };
    for (const [name, value] of Object.entries({ ...expected, fsync: "on", commit: "on" })) {
      if (rows?.[name] !== value) {
        throw new Error(`the books are wrong: ${name} is ${rows?.[name]} instead of ${value}`);
      }
    }
    return { answered, ledgerRows: answered, unbalancedPools: 0, fsync: "on" };
  } finally {
    await sql.end();
  }
}
