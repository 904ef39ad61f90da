import { type Live, live } from "@/core/live";
import type { Price } from "../rules/rating";

const followed = live("prices", {
  channel: "billing_prices",
  async load(sql) {
    const rows = await sql<(Price & { approachId: string; validAt: number })[]>`
      select approach_id as "approachId", version, per_million as "perMillion",
        (extract(epoch from valid_from) * 1000)::int8 as "validAt"
      from billing_prices order by approach_id, version`;
    const index = new Map<string, Price[]>();
    for (const { approachId, validAt, ...row } of rows) {
      const prices = index.get(approachId) ?? [];
      prices.push({ ...row, validFrom: new Date(validAt) });
      index.set(approachId, prices);
    }
    return index;
  },
});

/** Prices by approach, in memory in every instance. */
export const priceIndex = (): Live<ReadonlyMap<string, readonly Price[]>> => followed;
