import type { z } from "zod";
import type { Db } from "@/core/db";
import { countMembers } from "@/modules/policy/queries/members";
import { type Standing, standings } from "../queries/standing";
import { availableOf, balanceOf, balancePercent } from "../rules/account";
import type { PoolSummary } from "../schema/lists";
import type { PoolRow } from "./pools";

type Described = Pick<PoolRow, "name" | "label" | "personalUpn" | "updatedAt">;

/** Pools as lists show them, with their money now; two queries however many. */
export async function summaries(
  db: Db,
  rows: readonly Described[],
  now: Date,
): Promise<z.output<typeof PoolSummary>[]> {
  const names = rows.map(({ name }) => name);
  const [money, members] = await Promise.all([standings(db, names, now), countMembers(db, names)]);
  return rows.flatMap((row) => {
    const standing = money.get(row.name);
    return standing ? [toSummary(row, standing, members.get(row.name) ?? 0)] : [];
  });
}

const toSummary = (row: Described, standing: Standing, members: number) => ({
  name: row.name,
  label: row.label,
  kind: row.personalUpn === null ? ("shared" as const) : ("personal" as const),
  disabled: standing.disabled,
  refresh: { unit: standing.unit, every: standing.every },
  nextRefreshAt: standing.nextRefreshAt,
  members,
  updatedAt: row.updatedAt,
  balance: balanceOf(standing),
  available: availableOf(standing),
  percent: balancePercent(standing),
  allowance: standing.allowance,
  remaining: standing.remaining,
  booster: standing.booster,
  held: standing.held,
  allowanceGranted: standing.allowanceGranted,
  boosterGranted: standing.boosterGranted,
});
