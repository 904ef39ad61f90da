import { eq } from "drizzle-orm";
import type { Db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { type Call, command, type Facts } from "@/core/operation";
import { requireAlert } from "../queries/alert-rows";
import { stateAfter } from "../rules/states";
import { AlertSummary, DisableAsked } from "../schema/alerts";
import { alertHistory, alerts } from "../tables";

/** Disables the sub-account in the caller's transaction; what that is other slices know. */
type Disable = (
  call: Pick<Call, "actor" | "db" | "now">,
  asked: { subAccountId: string; reason: string },
) => Promise<Facts>;

/**
 * The answer "disable now" to an alert that asks: the sub-account is disabled and the alert taken
 * over, both or neither.
 * @throws alerts.not_found, alerts.state, alerts.asks_nothing, and what the disable refuses
 */
export const disableAskedOf = (disable: Disable) =>
  command({
    id: "alerts.disableAsked",
    access: { capability: "iam.accounts.write" },
    safeguards: ["reason"],
    input: DisableAsked,
    output: AlertSummary.pick({ id: true, state: true }),
    async run(call, { id, reason }) {
      const { actor, db, now } = call;
      const alert = await requireAlert(db, id, "update");
      if (alert.asks !== "disable") throw new DomainError("conflict", "alerts.asks_nothing");
      const state = stateAfter(alert, "acknowledge", reason);
      const done = await disable(call, { subAccountId: alert.subjectId, reason });
      await db.update(alerts).set({ state }).where(eq(alerts.id, id));
      await keepAct(db, { alertId: id, actor: actor.id, note: reason, at: now });

      return {
        result: { id, state },
        audit: [
          ...[done.audit ?? []].flat().map((audit) => ({ ...audit, reason })),
          {
            action: "alert.acknowledge",
            targetType: "alert",
            targetId: id,
            old: { state: alert.state },
            new: { state },
            reason,
          },
        ],
        events: done.events ?? [],
      };
    },
  });

const keepAct = (db: Db, step: { alertId: string; actor: string; note: string; at: Date }) =>
  db.insert(alertHistory).values({ ...step, act: "acknowledge" });
