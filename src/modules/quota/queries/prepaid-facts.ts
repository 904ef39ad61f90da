import { inArray, isNotNull, min, type SQL } from "drizzle-orm";
import type { Db } from "@/core/db";
import { prepaid } from "../prepaid-tables";

/** Sub-accounts with an allocation and the first day that counts, as a subquery of others' figures. */
export const begunQuotas = (db: Db) =>
  db
    .select({ subAccountId: prepaid.subAccountId, firstAllocatedDay: prepaid.firstAllocatedDay })
    .from(prepaid)
    .where(isNotNull(prepaid.firstAllocatedDay));

/** The first day that counts for any of the sub-accounts in a subquery of ids; null for none. */
export async function firstDayAmong(db: Db, ids: SQL): Promise<string | null> {
  const [row] = await db
    .select({ day: min(prepaid.firstAllocatedDay) })
    .from(prepaid)
    .where(inArray(prepaid.subAccountId, ids));
  return row?.day ?? null;
}
