import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { query } from "@/core/operation";
import { monitoredAfter, subAccountNames } from "@/modules/iam/queries/monitored";
import { countedDays, micros, rowsOf, withinMonth } from "../internal/cloud-counted";
import { type ExportSpending, ListSpendingDays, SpendingDayPage } from "../schema/cloud-spending";

/**
 * What counted in a month by sub-account, project and day, in that order: for files. `limit` and
 * cursor count sub-accounts, each of which is in one page with all its days.
 * @throws cursor.invalid
 */
export const listSpendingDays = query({
  id: "billing.listSpendingDays",
  access: { capability: "iam.accounts.read" },
  input: ListSpendingDays,
  output: SpendingDayPage,
  async run({ db }, { cursor, limit, month, subAccountId }) {
    if (cursor && !z.uuid().safeParse(cursor).success) {
      throw new DomainError("invalid", "cursor.invalid");
    }
    const ids = subAccountId ? [subAccountId] : await monitoredAfter(db, cursor, limit);
    const rows = ids.length > 0 ? await daysOf(db, month, ids) : [];
    const names = await subAccountNames(db, ids);
    return {
      rows: rows.map((row) => ({
        ...row,
        userName: names.get(row.subAccountId)?.userName ?? row.subAccountId,
      })),
      next: subAccountId || ids.length < limit ? null : (ids.at(-1) ?? null),
    };
  },
});

type SpendingDay = { subAccountId: string; project: string; day: string; amount: number };

async function daysOf(db: Db, month: string, ids: readonly string[]): Promise<SpendingDay[]> {
  const rows = await rowsOf<SpendingDay & { amount: string | number }>(
    db,
    sql`
      select d.sub_account_id as "subAccountId", d.project, d.day::text as day,
        sum(d.amount)::int8 as amount
      from ${countedDays(db, ids)} d where ${withinMonth(month)}
      group by 1, 2, 3 order by 1, 2, 3`,
  );
  return rows.map((row) => ({ ...row, amount: micros(row.amount) }));
}

/** How many rows such a file has. */
export async function countSpendingDays(
  db: Db,
  { month, subAccountId }: z.output<typeof ExportSpending>,
): Promise<number> {
  const [row] = await rowsOf<{ rows: number }>(
    db,
    sql`
      select count(distinct (d.sub_account_id, d.project, d.day))::int4 as rows
      from ${countedDays(db, subAccountId ? [subAccountId] : "all")} d where ${withinMonth(month)}`,
  );
  return row?.rows ?? 0;
}
