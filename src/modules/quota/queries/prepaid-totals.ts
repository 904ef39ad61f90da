import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { presentSubAccounts } from "@/modules/iam/queries/quota-facts";
import { prepaid } from "../prepaid-tables";
import { PrepaidTotals, ReadPrepaidTotals } from "../schema/prepaid";

/** How all prepaid quotas stand together, for the dashboard. */
export const readPrepaidTotals = query({
  id: "quota.readPrepaidTotals",
  access: { capability: "iam.accounts.read" },
  input: ReadPrepaidTotals,
  output: PrepaidTotals,
  run: ({ db }) => prepaidTotals(db),
});

/** The same, for who shows more beside it. */
export async function prepaidTotals(db: Db): Promise<z.output<typeof PrepaidTotals>> {
  const { alertSteps } = await readSetting(db, cloudSettings);
  const highest = alertSteps.at(-1) ?? 100;
  const { allocated, spent, exhaustedAt, epoch, subAccountId } = prepaid;
  const sum = (of: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(${of}), 0)::int8`.mapWith(Number);
  const [row] = await db
    .select({
      subAccounts: sql<number>`count(*)::int4`,
      allocated: sum(sql`${allocated}`),
      left: sum(sql`greatest(${allocated} - ${spent}, 0)`),
      overspent: sum(sql`greatest(${spent} - ${allocated}, 0)`),
      exhausted: sql<number>`count(${exhaustedAt})::int4`,
      close: sql<number>`count(*) filter (where ${exhaustedAt} is null
          and ${spent}::numeric * 100 >= ${highest} * ${allocated}::numeric)::int4`,
    })
    .from(prepaid)
    .where(sql`${epoch} > 0 and ${subAccountId} in ${presentSubAccounts(db)}`);
  return row ?? { subAccounts: 0, allocated: 0, left: 0, overspent: 0, exhausted: 0, close: 0 };
}
