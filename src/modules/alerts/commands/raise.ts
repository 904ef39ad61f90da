import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { command } from "@/core/operation";
import { raise } from "../internal/raising";
import { AlertRaised, AlertsResolved, RaiseAlert, ResolveAlerts } from "../schema/alerts";
import { alertHistory, alerts } from "../tables";

/**
 * Raises an alert, and puts it on its way to every target that takes it, in one transaction. The same
 * `dedupeKey` again changes nothing. `over` keeps what has passed already without telling anybody.
 */
export const raiseAlert = command({
  id: "alerts.raiseAlert",
  access: { jobs: ["alerts.raise"] },
  input: RaiseAlert,
  output: AlertRaised,
  run: ({ db, actor, now }, alert) => raise(db, alert, { actor: actor.id, now }),
});

/** Resolves what is over by itself: every alert of a type about a subject that is not resolved yet. */
export const resolveAlerts = command({
  id: "alerts.resolveAlerts",
  access: { jobs: ["alerts.raise"] },
  input: ResolveAlerts,
  output: AlertsResolved,
  async run({ db, actor, now }, { type, subjectType, subjectId }) {
    const about = and(
      eq(alerts.type, type),
      eq(alerts.subjectType, subjectType),
      eq(alerts.subjectId, subjectId),
      ne(alerts.state, "resolved"),
    );
    const open = await db
      .select({ id: alerts.id, state: alerts.state })
      .from(alerts)
      .where(about)
      .orderBy(asc(alerts.id))
      .for("update");
    const ids = open.map(({ id }) => id);
    if (ids.length === 0) return { result: { ids }, audit: null };

    await db.update(alerts).set({ state: "resolved" }).where(inArray(alerts.id, ids));
    await db.insert(alertHistory).values(
      ids.map((alertId) => ({
        alertId,
        act: "resolve" as const,
        actor: actor.id,
        note: null,
        at: now,
      })),
    );

    return {
      result: { ids },
      audit: open.map(({ id, state }) => ({
        action: "alert.resolve",
        targetType: "alert",
        targetId: id,
        old: { state },
        new: { state: "resolved" },
        reason: null,
      })),
    };
  },
});
