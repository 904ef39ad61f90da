import { and, asc, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { query } from "@/core/operation";
import { ReadConsumption, ReadUsage, UsageRead } from "../schema/usage";
import { charges } from "../tables";

/** Booked real cost by group, over all pools or for one person or pool (product.md §5). */
export const readUsage = query({
  id: "billing.readUsage",
  access: { scope: "usage:read" },
  input: ReadUsage,
  output: UsageRead,
  run: ({ db }, input) => grouped(db, input),
});

/** What one pool's members spent, for its page: admins, and managers of that pool. */
export const readConsumption = query({
  id: "billing.readConsumption",
  access: {
    capability: "workspaces.detail.read",
    grant: { on: "uniauth/bill", pool: ({ pool }) => pool },
  },
  input: ReadConsumption,
  output: UsageRead,
  run: ({ db }, input) => grouped(db, input),
});

const mostGroups = 1_000;

async function grouped(
  db: Db,
  { upn, pool, domain, from, to, group_by }: z.output<typeof ReadUsage>,
): Promise<z.output<typeof UsageRead>> {
  const selected = and(
    gte(charges.createdAt, from),
    lt(charges.createdAt, to),
    upn ? eq(charges.upn, upn) : undefined,
    pool ? eq(charges.pool, pool) : undefined,
    domain ? eq(charges.domain, domain) : undefined,
  );
  const key = keys()[group_by];
  const rows = db
    .select({ key: key.as("key"), cost: charges.cost })
    .from(charges)
    .where(selected)
    .as("selected");
  const isTotal = sql<number>`grouping(${rows.key})`;
  const cost = sql<number>`coalesce(sum(${rows.cost}), 0)::int8`.mapWith(Number);
  // The total and the groups of one statement are those of one moment.
  const [total, ...groups] = await db
    .select({ key: rows.key, cost, charges: sql<number>`count(*)`.mapWith(Number) })
    .from(rows)
    .groupBy(sql`grouping sets ((${rows.key}), ())`)
    .orderBy(desc(isTotal), group_by === "day" ? asc(rows.key) : desc(cost), asc(rows.key))
    .limit(mostGroups + 1);
  return { total: total?.cost ?? 0, charges: total?.charges ?? 0, groups };
}

const keys = (): Record<z.output<typeof ReadUsage>["group_by"], SQL<string>> => ({
  day: sql<string>`to_char(${charges.createdAt} at time zone ${zone()}, 'YYYY-MM-DD')`,
  approach: sql<string>`${charges.approachId}`,
  person: sql<string>`${charges.upn}`,
  pool: sql<string>`${charges.pool}`,
  service: sql<string>`${charges.svc}`,
});
