import { eq, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { query } from "@/core/operation";
import { requireSubAccount } from "@/modules/iam/queries/sub-account";
import { prepaidRead } from "@/modules/quota/queries/prepaid";
import { allocatedByDay } from "@/modules/quota/queries/prepaid-facts";
import { billAccounts } from "../cloud-tables";
import { countedDays, micros, rowsOf } from "../internal/cloud-counted";
import { burnDown, dailySpend } from "../rules/cloud-burn-down";
import { burnDays, forecastOf } from "../rules/cloud-forecast";
import { BurnDownRead, ReadBurnDown, ReadMyBurnDown } from "../schema/cloud-spending";

/**
 * How a sub-account's quota burns down: allocated and spent by day, its steps, and when it would be
 * used up. Empty without an allocation.
 * @throws iam.sub_account_not_found
 */
export const readBurnDown = query({
  id: "billing.readBurnDown",
  access: { capability: "iam.accounts.read" },
  input: ReadBurnDown,
  output: BurnDownRead,
  run: ({ db, now }, { subAccountId }) => burnDownOf(db, subAccountId, now),
});

/** The same for the sub-account that asks, in its portal. */
export const readMyBurnDown = query({
  id: "billing.readMyBurnDown",
  access: { self: ["sub_account"] },
  input: ReadMyBurnDown,
  output: BurnDownRead,
  run: ({ db, actor, now }) => burnDownOf(db, actor.id, now),
});

async function burnDownOf(
  db: Db,
  subAccountId: string,
  now: Date,
): Promise<z.output<typeof BurnDownRead>> {
  const {
    allocated,
    spent,
    left,
    steps,
    firstAllocatedDay: from,
  } = await prepaidRead(db, subAccountId);
  const asOf = await asOfDay(db, subAccountId);
  const shown = { subAccountId, asOf, allocated, spent, steps };
  if (from === null) return { ...shown, series: [], forecast: null };
  const daily = await spentByDay(db, subAccountId);
  const burn = dailySpend(daily, { from, asOf, days: burnDays });
  return {
    ...shown,
    series: burnDown({
      from,
      today: DateTime.fromJSDate(now, { zone: zone() }).toFormat("yyyy-MM-dd"),
      asOf,
      allocated: await allocatedByDay(db, subAccountId, zone()),
      daily,
    }),
    forecast: forecastOf(left, burn) ?? null,
  };
}

async function asOfDay(db: Db, subAccountId: string): Promise<string | null> {
  const { cloudAccountId } = await requireSubAccount(db, subAccountId);
  if (cloudAccountId === null) return null;
  const [row] = await db
    .select({ asOf: billAccounts.asOf })
    .from(billAccounts)
    .where(eq(billAccounts.cloudAccountId, cloudAccountId));
  return row?.asOf ?? null;
}

async function spentByDay(db: Db, subAccountId: string) {
  const rows = await rowsOf<Record<"day" | "amount", string>>(
    db,
    sql`
      select c.day::text as day, sum(c.amount)::int8 as amount
      from ${countedDays(db, [subAccountId])} c group by 1 order by 1`,
  );
  return rows.map(({ day, amount }) => ({ day, amount: micros(amount) }));
}
