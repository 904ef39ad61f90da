import { count, eq, gte, sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Db } from "@/core/db";
import { zone } from "@/core/env";
import { query } from "@/core/operation";
import { approachLabels } from "@/modules/config/queries/approach-labels";
import { namesOf } from "@/modules/directory/queries/names";
import { labelsOf } from "@/modules/quota/queries/overview";
import { byCost, type DayCost, shownApproaches, spentOn, stacked } from "../rules/overview";
import { Overview, ReadOverview } from "../schema/overview";
import { anomalies, charges } from "../tables";

const topRows = 5;
const weekDays = 7;
const monthDays = 30;

/** What the dashboard says of spending: by time, by day and approach, and who spent most. */
export const readOverview = query({
  id: "billing.readOverview",
  access: { capability: "workspaces.list.read" },
  input: ReadOverview,
  output: Overview,
  async run({ db, now }, { days: wanted }) {
    const today = DateTime.fromJSDate(now, { zone: zone() }).startOf("day");
    const names = daysBefore(today, Math.max(wanted, 2 * monthDays));
    const [rows, top, open] = await Promise.all([
      costByDay(db, today.minus({ days: names.length - 1 }).toJSDate(), now),
      topOfWeek(db, today.minus({ days: weekDays - 1 }).toJSDate()),
      openAnomalies(db),
    ]);
    const labels = await approachLabels(db);
    const label = (id: string) => ({ id, ...(labels.get(id) ?? { zh: id, en: id }) });

    const shown = names.slice(0, wanted);
    const visible = rows.filter(({ day }) => shown.includes(day));
    const named = byCost(visible).slice(0, shownApproaches);
    return {
      today: spentToday(rows, names),
      week: spentIn(rows, names, weekDays),
      month: spentIn(rows, names, monthDays),
      days: stacked(visible, shown.toReversed(), named),
      approaches: named.map(label),
      top: {
        ...top,
        approaches: top.approaches.map(({ id, ...spent }) => ({ ...label(id), ...spent })),
      },
      anomalies: open,
    };
  },
});

/** Today first. */
const daysBefore = (today: DateTime, days: number): string[] =>
  Array.from({ length: days }, (_, back) => today.minus({ days: back }).toFormat("yyyy-MM-dd"));

function spentToday(rows: readonly DayCost[], [today = "", yesterday = ""]: readonly string[]) {
  const { cost, charges } = spentOn(rows, [today]);
  return { cost, charges, before: spentOn(rows, [yesterday]).early };
}

function spentIn(rows: readonly DayCost[], names: readonly string[], days: number) {
  const { cost, charges } = spentOn(rows, names.slice(0, days));
  return { cost, charges, before: spentOn(rows, names.slice(days, 2 * days)).cost };
}

const costSum = sql<number>`sum(${charges.cost})::int8`.mapWith(Number);

function costByDay(db: Db, from: Date, now: Date): Promise<DayCost[]> {
  const local = sql`(${charges.createdAt} at time zone ${zone()})`;
  const nowLocal = sql`(${now.toISOString()}::timestamptz at time zone ${zone()})`;
  const late = sql`filter (where ${local}::time > ${nowLocal}::time)`;
  return db
    .select({
      day: sql<string>`to_char(${local}, 'YYYY-MM-DD')`,
      approach: charges.approachId,
      cost: costSum,
      late: sql<number>`coalesce(sum(${charges.cost}) ${late}, 0)::int8`.mapWith(Number),
      charges: count(),
    })
    .from(charges)
    .where(gte(charges.createdAt, from))
    .groupBy(sql`1`, charges.approachId);
}

async function topOfWeek(db: Db, from: Date) {
  const by = (key: typeof charges.pool | typeof charges.upn | typeof charges.approachId) =>
    db
      .select({ key: sql<string>`${key}`, cost: costSum, charges: count() })
      .from(charges)
      .where(gte(charges.createdAt, from))
      .groupBy(key)
      .orderBy(sql`2 desc`, key)
      .limit(topRows);
  const [pools, people, approaches] = await Promise.all([
    by(charges.pool),
    by(charges.upn),
    by(charges.approachId),
  ]);
  const [labels, names] = await Promise.all([
    labelsOf(db, pools.map(keyOf)),
    namesOf(db, people.map(keyOf)),
  ]);
  return {
    pools: pools.map(({ key, ...row }) => ({ pool: key, label: labels.get(key) ?? key, ...row })),
    people: people.map(({ key, ...row }) => ({ upn: key, name: names.get(key) ?? key, ...row })),
    approaches: approaches.map(({ key, ...row }) => ({ id: key, ...row })),
  };
}

const keyOf = ({ key }: { key: string }) => key;

async function openAnomalies(db: Db): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(anomalies)
    .where(eq(anomalies.state, "open"));
  return row?.open ?? 0;
}
