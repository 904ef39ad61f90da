import { sql } from "drizzle-orm";
import type { Db } from "@/core/db";
import type { Usage } from "@/integrations/volcengine/ark-shapes";
import { readSetting } from "@/modules/config/queries/settings";
import { cloudSettings } from "@/modules/config/schema/cloud";
import { monitoredOf } from "@/modules/iam/queries/monitored";
import { begunQuotas } from "@/modules/quota/queries/prepaid-facts";
import { estimateOf, type UsageDay } from "../rules/cloud-estimate";
import { micros, rowsOf } from "./cloud-counted";
import type { BillAccount } from "./cloud-leases";

/**
 * The present of a sub-account, estimated from tokens of the days after the last billed one, on
 * which its projects count.
 */
export async function estimateFor(
  db: Db,
  {
    subAccountId,
    billed,
    account,
  }: { subAccountId: string; billed: number; account: BillAccount | undefined },
) {
  const { tokenPrices } = await readSetting(db, cloudSettings);
  const usage = await usageOf(db, subAccountId, account?.asOf ?? null);
  const { unbilled, parts, complete } = estimateOf(billed, usage, tokenPrices);
  return {
    billed,
    unbilled,
    present: billed + unbilled,
    complete,
    readAt: account?.usageReadAt ?? null,
    code: account?.usageCode ?? null,
    parts,
  };
}

async function usageOf(db: Db, subAccountId: string, asOf: string | null): Promise<UsageDay[]> {
  const monitored = monitoredOf(db, [subAccountId]);
  const rows = await rowsOf<Record<"project" | "endpoint" | "day" | "input" | "output", string>>(
    db,
    sql`
      select u.project, u.endpoint, u.day::text as day, u.input_tokens as input,
        u.output_tokens as output
      from billing_usage_days u
      left join ${begunQuotas(db)} b on b.sub_account_id = ${subAccountId}
      where (${asOf}::date is null or u.day > ${asOf}::date)
        and u.day >= coalesce(b.first_allocated_day, u.day)
        and exists (select from ${monitored} m
          where m.cloud_account_id = u.cloud_account_id and m.project = u.project
            and u.day >= m.from_day and (m.to_day is null or u.day <= m.to_day))
      order by u.project, u.endpoint, u.day`,
  );
  return rows.map(({ project, endpoint, day, input, output }) => ({
    project,
    endpoint,
    day,
    inputTokens: micros(input),
    outputTokens: micros(output),
  }));
}

/** A project's tokens by endpoint and day; `dayOf` cuts the days of the answer's moments. */
export function usageDaysOf(
  { UsageResults }: Usage,
  project: string,
  dayOf: (unixSeconds: number) => string,
): UsageDay[] {
  const days = new Map<string, UsageDay>();
  for (const { Name, MetricItems } of UsageResults) {
    const side = sideOf(Name);
    if (!side) continue;
    for (const { Tags, Values } of MetricItems) {
      const endpoint = Tags.find(({ Key }) => /endpoint/i.test(Key))?.Value ?? "";
      for (const { Timestamp, Value } of Values) {
        const day = dayOf(Timestamp);
        const key = `${endpoint} ${day}`;
        const used = days.get(key) ?? { project, endpoint, day, inputTokens: 0, outputTokens: 0 };
        days.set(key, { ...used, [side]: used[side] + Math.max(0, Math.round(Value)) });
      }
    }
  }
  return [...days.values()];
}

function sideOf(name: string): "inputTokens" | "outputTokens" | undefined {
  if (name === "PromptTokens") return "inputTokens";
  return name === "CompletionTokens" ? "outputTokens" : undefined;
}
