import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { query } from "@/core/operation";
import { presentSubAccounts } from "@/modules/iam/queries/quota-facts";
import { allocatedInAll, begunQuotas } from "@/modules/quota/queries/prepaid-facts";
import { prepaidTotals } from "@/modules/quota/queries/prepaid-totals";
import { countedDays, micros, rowsOf } from "../internal/cloud-counted";
import { unbilledOfAll } from "../internal/cloud-unbilled";
import { burnDown, dailySpend } from "../rules/cloud-burn-down";
import { burnDays, forecastOf } from "../rules/cloud-forecast";
import { CloudDashboard, ReadCloudDashboard } from "../schema/cloud-dashboard";
import { topSpenders } from "./cloud-overview";
import { pollStandings } from "./cloud-polls";

/** How the cloud side stands as a whole, in one read: the dashboard asks for nothing else of it. */
export const readCloudDashboard = query({
  id: "billing.readCloudDashboard",
  access: { capability: "iam.accounts.read" },
  input: ReadCloudDashboard,
  output: CloudDashboard,
  async run({ db, now }) {
    const today = DateTime.fromJSDate(now, { zone: zone() }).toFormat("yyyy-MM-dd");
    const month = today.slice(0, 7);
    const [totals, polls, allocations, daily, topSubAccounts, usage] = await Promise.all([
      prepaidTotals(db),
      pollStandings(db, now),
      allocatedInAll(db, sql`${presentSubAccounts(db)}`, zone()),
      spentInAll(db),
      topSpenders(db, month),
      unbilledOfAll(db),
    ]);
    const asOf = polls.flatMap(({ asOf }) => asOf ?? []).sort()[0] ?? null;
    const readAt = polls.flatMap(({ usageReadAt }) => usageReadAt ?? []).sort(earliest)[0] ?? null;
    const spent = totals.allocated - totals.left + totals.overspent;
    return {
      totals: { ...totals, spent },
      burnDown: {
        asOf,
        allocated: totals.allocated,
        spent,
        steps: [],
        ...burnDownOf({ allocations, daily, asOf, today, left: totals.allocated - spent }),
      },
      unbilled: { ...usage, readAt },
      month,
      topSubAccounts,
      polls,
    };
  },
});

const earliest = (one: Date, other: Date) => one.getTime() - other.getTime();

type Day = { day: string; amount: number };

function burnDownOf(known: {
  allocations: readonly Day[];
  daily: readonly Day[];
  asOf: string | null;
  today: string;
  left: number;
}) {
  const { allocations, asOf, daily, left, today } = known;
  const from = allocations[0]?.day;
  if (from === undefined) return { series: [], forecast: null };
  let standing = 0;
  const allocated = allocations.map(({ day, amount }) => {
    standing += amount;
    return { day, allocated: standing };
  });
  const burn = dailySpend(daily, { from, asOf, days: burnDays });
  return {
    series: burnDown({ from, today, asOf, allocated, daily }),
    forecast: forecastOf(left, burn) ?? null,
  };
}

/** What counted for sub-accounts with an allocation, by day. */
async function spentInAll(db: Db): Promise<Day[]> {
  const rows = await rowsOf<Record<"day" | "amount", string>>(
    db,
    sql`
      select c.day::text as day, sum(c.amount)::int8 as amount
      from ${countedDays(db, "all")} c
      join ${begunQuotas(db)} b on b.sub_account_id = c.sub_account_id
      where c.sub_account_id in ${presentSubAccounts(db)}
      group by 1 order by 1`,
  );
  return rows.map(({ day, amount }) => ({ day, amount: micros(amount) }));
}
