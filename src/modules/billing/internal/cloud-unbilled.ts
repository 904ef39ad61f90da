import { sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { monitoredOf } from "@/modules/iam/queries/monitored";
import { presentSubAccounts } from "@/modules/iam/queries/quota-facts";
import { begunQuotas } from "@/modules/quota/queries/prepaid-facts";
import { estimateOf } from "../rules/cloud-estimate";
import { micros, rowsOf } from "./cloud-counted";

/**
 * What the days after each account's last billed one would cost the prepaid quotas, by tokens ×
 * price: for each sub-account that a project counts for, as its bill will.
 */
export async function unbilledOfAll(db: Db): Promise<{ amount: number; complete: boolean }> {
  const { tokenPrices } = await readSetting(db, cloudSettings);
  const rows = await rowsOf<Record<"project" | "endpoint" | "day" | "input" | "output", string>>(
    db,
    sql`
      select u.project, u.endpoint, u.day::text as day, sum(u.input_tokens)::int8 as input,
        sum(u.output_tokens)::int8 as output
      from billing_usage_days u
      join billing_bill_accounts a on a.cloud_account_id = u.cloud_account_id
      join (select distinct m.cloud_account_id, m.sub_account_id, m.project
        from ${monitoredOf(db, "all")} m) pair
        on pair.cloud_account_id = u.cloud_account_id and pair.project = u.project
      join ${begunQuotas(db)} b on b.sub_account_id = pair.sub_account_id
      where (a.as_of is null or u.day > a.as_of) and u.day >= b.first_allocated_day
        and pair.sub_account_id in ${presentSubAccounts(db)}
        and exists (select from ${monitoredOf(db, "all")} n
          where n.sub_account_id = pair.sub_account_id and n.project = u.project
            and u.day >= n.from_day and (n.to_day is null or u.day <= n.to_day))
      group by 1, 2, 3`,
  );
  const usage = rows.map(({ input, output, ...row }) => ({
    ...row,
    inputTokens: micros(input),
    outputTokens: micros(output),
  }));
  const { unbilled, complete } = estimateOf(0, usage, tokenPrices);
  return { amount: unbilled, complete };
}
