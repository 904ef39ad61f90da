import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { namedSubAccounts } from "@/modules/iam/queries/monitored";
import { prepaidLines } from "@/modules/quota/queries/prepaid";
import { countedDays, micros, rowsOf, withinMonth } from "../internal/cloud-counted";
import { ListSpenders, SpenderPage } from "../schema/cloud-spending";

/**
 * Sub-accounts by what counted for them in a month, the largest first, with their quota. A shared
 * project is in full in each of them, so that their sum may be more than the totals.
 * @throws cursor.invalid
 */
export const listSpenders = query({
  id: "billing.listSpenders",
  access: { capability: "iam.accounts.read" },
  input: ListSpenders,
  output: SpenderPage,
  async run({ db, now }, { month = monthOf(now), ...page }) {
    const found = await spendersOf(db, month, page);
    const rows = found.slice(0, page.limit);
    const lines = await prepaidLines(
      db,
      rows.map(({ subAccountId }) => subAccountId),
    );
    const quotas = new Map(lines.map((line) => [line.subAccountId, line]));
    const last = found.length > page.limit ? rows.at(-1) : undefined;
    return {
      month,
      rows: rows.map((row) => ({ ...row, quota: quotas.get(row.subAccountId) ?? null })),
      next: last ? `${last.amount}~${last.subAccountId}` : null,
    };
  },
});

type Found = Omit<z.output<typeof SpenderPage>["rows"][number], "quota">;

async function spendersOf(
  db: Db,
  month: string,
  { cursor, limit, ...filter }: Omit<z.output<typeof ListSpenders>, "month">,
): Promise<Found[]> {
  const after = cursor ? positionIn(cursor) : undefined;
  const rows = await rowsOf<Found & { amount: string | number }>(
    db,
    sql`
      select s.id as "subAccountId", s.user_name as "userName", s.display_name as "displayName",
        s.cloud_account_id as "cloudAccountId", s.is_gone as "isGone",
        to_json(s.disabled_reasons) as "disabledReasons",
        coalesce(m.amount, 0)::int8 as amount, coalesce(m.projects, 0)::int4 as projects
      from ${namedSubAccounts(db, filter)} s
      left join (
        select d.sub_account_id, sum(d.amount)::int8 as amount, count(distinct d.project) as projects
        from ${countedDays(db, "all")} d where ${withinMonth(month)} group by 1
      ) m on m.sub_account_id = s.id
      where (m.amount is not null or not s.is_gone)
        ${after ? sql`and (coalesce(-m.amount, 0), s.id) > (${-after.amount}::int8, ${after.id}::uuid)` : sql``}
      order by coalesce(-m.amount, 0), s.id limit ${limit + 1}`,
  );
  return rows.map((row) => ({ ...row, amount: micros(row.amount) }));
}

function positionIn(cursor: string): { amount: number; id: string } {
  const [, amount, id] =
    /^(-?\d{1,15})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (amount === undefined || id === undefined) throw new DomainError("invalid", "cursor.invalid");
  return { amount: Number(amount), id };
}

const monthOf = (now: Date): string =>
  DateTime.fromJSDate(now, { zone: zone() }).toFormat("yyyy-MM");
