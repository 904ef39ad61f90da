import { clientOf, type Db } from "@/core/db";
import { zone } from "@/core/env";
import type { Buckets } from "../rules/account";
import { type Refreshable, type RefreshUnit, refreshed } from "../rules/refresh";

/** A pool's money at a moment, due refreshes applied, without a lock: for checks and pages. */
export type Standing = Buckets &
  Refreshable & {
    name: string;
    disabled: boolean;
    /** Domains it is offered in; empty means all. */
    domains: readonly string[];
  };

type Row = Omit<Standing, "anchor" | "lastRefreshedAt" | "nextRefreshAt" | "unit"> & {
  unit: RefreshUnit;
  anchorAt: number;
  lastAt: number;
  nextAt: number | null;
};

/** The money of pools by name, with their active holds: one query; absent pools are left out. */
export async function standings(
  db: Db,
  names: readonly string[],
  now: Date,
): Promise<Map<string, Standing>> {
  const rows = await clientOf(db)<Row[]>`
    select name, disabled, domains, refresh_unit as unit, refresh_every as every,
      (extract(epoch from refresh_anchor) * 1000)::int8 as "anchorAt", allowance, remaining,
      booster, booster_granted as "boosterGranted", allowance_granted as "allowanceGranted",
      (extract(epoch from last_refreshed_at) * 1000)::int8 as "lastAt",
      (extract(epoch from next_refresh_at) * 1000)::int8 as "nextAt",
      coalesce((select sum(amount) from quota_holds
        where pool = name and closed_at is null and expires_at > ${now.toISOString()}), 0)::int8 as held
    from quota_pools where name = any(${[...new Set(names)]})`;
  return new Map(rows.map((row) => [row.name, standing(row, now)]));
}

function standing({ anchorAt, lastAt, nextAt, ...row }: Row, now: Date): Standing {
  const stored: Standing = {
    ...row,
    anchor: new Date(anchorAt),
    lastRefreshedAt: new Date(lastAt),
    nextRefreshAt: nextAt === null ? null : new Date(nextAt),
  };
  return refreshed(stored, now, zone()).pool;
}
