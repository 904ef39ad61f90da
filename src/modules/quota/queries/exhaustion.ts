import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { prepaid } from "../prepaid-tables";

/** Whether a sub-account's quota is used up at the moment, and up to which day the bills show it. */
export async function exhaustionOf(
  db: Db,
  subAccountId: string,
): Promise<{ exhausted: boolean; spentAsOf: string | null }> {
  const [row] = await db
    .select({ exhaustedAt: prepaid.exhaustedAt, spentAsOf: prepaid.spentAsOf })
    .from(prepaid)
    .where(eq(prepaid.subAccountId, subAccountId));
  return { exhausted: Boolean(row?.exhaustedAt), spentAsOf: row?.spentAsOf ?? null };
}
