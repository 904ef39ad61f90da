import { and, asc, desc, eq, gt, inArray, lt, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/core/db";
import { query } from "@/core/operation";
import { decodeSeq, encodeSeq } from "../internal/cursor";
import { AlertDetail, AlertPage, GetAlert, Inbox, ListAlerts, MarkRead } from "../schema/alerts";
import { alertHistory, alerts, deliveries, readMarks } from "../tables";
import { requireAlert, toSummary } from "./alert-rows";
import { deliveriesWhere } from "./delivery-rows";

/** Alerts, the newest first. */
export const listAlerts = query({
  id: "alerts.listAlerts",
  access: { capability: "iam.accounts.read" },
  input: ListAlerts,
  output: AlertPage,
  async run({ db, actor }, { cursor, limit, ...filter }) {
    const found = await db
      .select()
      .from(alerts)
      .where(
        and(
          among(alerts.type, filter.types),
          among(alerts.severity, filter.severities),
          among(alerts.state, filter.states),
          filter.subjectType ? eq(alerts.subjectType, filter.subjectType) : undefined,
          filter.subjectId ? eq(alerts.subjectId, filter.subjectId) : undefined,
          cursor ? lt(alerts.seq, decodeSeq(cursor)) : undefined,
        ),
      )
      .orderBy(desc(alerts.seq))
      .limit(limit + 1);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const through = await readThrough(db, actor.id);
    return {
      rows: rows.map((row) => toSummary(row, through)),
      next: last ? encodeSeq(last.seq) : null,
    };
  },
});

/** An empty list of wanted values is no condition. */
function among<T extends string>(column: PgColumn, values: readonly T[] | undefined) {
  return values && values.length > 0 ? inArray(column, [...values]) : undefined;
}

/**
 * One alert with its projects, what was done about it, and its deliveries.
 * @throws alerts.not_found
 */
export const getAlert = query({
  id: "alerts.getAlert",
  access: { capability: "iam.accounts.read" },
  input: GetAlert,
  output: AlertDetail,
  async run({ db }, { id }) {
    const alert = await requireAlert(db, id);
    const [history, sent] = await Promise.all([
      db
        .select()
        .from(alertHistory)
        .where(eq(alertHistory.alertId, id))
        .orderBy(asc(alertHistory.id)),
      deliveriesWhere(db, eq(deliveries.alertId, id)).limit(100),
    ]);
    const { unread: _, ...summary } = toSummary(alert, 0);
    return { ...summary, projects: alert.details.projects, history, deliveries: sent };
  },
});

/** The bell counts no further. */
const counted = 100;
const shown = 8;

/** What the bell shows: how much is unread and open, and the newest alerts. */
export const getInbox = query({
  id: "alerts.getInbox",
  access: { capability: "iam.accounts.read" },
  input: MarkRead.pick({}),
  output: Inbox,
  async run({ db, actor }) {
    const through = await readThrough(db, actor.id);
    const [unread, open, latest] = await Promise.all([
      countUpTo(db, gt(alerts.seq, through)),
      countUpTo(db, eq(alerts.state, "open")),
      db.select().from(alerts).orderBy(desc(alerts.seq)).limit(shown),
    ]);
    return { unread, open, latest: latest.map((row) => toSummary(row, through)) };
  },
});

async function countUpTo(db: Db, where: SQL): Promise<number> {
  const some = db.select({ seq: alerts.seq }).from(alerts).where(where).limit(counted).as("some");
  return db.$count(some);
}

async function readThrough(db: Db, person: string): Promise<number> {
  const [mark] = await db
    .select({ through: readMarks.through })
    .from(readMarks)
    .where(eq(readMarks.person, person));
  return mark?.through ?? 0;
}
