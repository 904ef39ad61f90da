import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/core/db";
import { type Call, command } from "@/core/operation";
import { requireAlert } from "../queries/alert-rows";
import { type AlertAct, stateAfter } from "../rules/states";
import { ActOnAlert, AlertSummary } from "../schema/alerts";
import { alertHistory, alerts } from "../tables";

/** What is left of an alert after an act. */
const Acted = AlertSummary.pick({ id: true, state: true });

/**
 * Says that somebody takes care of an alert. Of one that asks whether to disable it says that the
 * sub-account runs on, and the note why.
 * @throws alerts.not_found, alerts.state, alerts.note_required
 */
export const acknowledgeAlert = command({
  id: "alerts.acknowledgeAlert",
  access: { capability: "iam.accounts.write" },
  input: ActOnAlert,
  output: Acted,
  async run(call, input) {
    const { id, note } = input;
    const { old, state } = await act(call, "acknowledge", input);
    return {
      result: { id, state },
      audit: { action: "alert.acknowledge", ...subject(id, old, state), reason: note },
    };
  },
});

/**
 * Says that what an alert told is over.
 * @throws alerts.not_found, alerts.state
 */
export const resolveAlert = command({
  id: "alerts.resolveAlert",
  access: { capability: "iam.accounts.write" },
  input: ActOnAlert,
  output: Acted,
  async run(call, input) {
    const { id, note } = input;
    const { old, state } = await act(call, "resolve", input);
    return {
      result: { id, state },
      audit: { action: "alert.resolve", ...subject(id, old, state), reason: note },
    };
  },
});

/**
 * Takes an acknowledgement or a resolution back.
 * @throws alerts.not_found, alerts.state
 */
export const reopenAlert = command({
  id: "alerts.reopenAlert",
  access: { capability: "iam.accounts.write" },
  input: ActOnAlert,
  output: Acted,
  async run(call, input) {
    const { id, note } = input;
    const { old, state } = await act(call, "reopen", input);
    return {
      result: { id, state },
      audit: { action: "alert.reopen", ...subject(id, old, state), reason: note },
    };
  },
});

async function act({ db, actor, now }: Call, act: AlertAct, input: z.output<typeof ActOnAlert>) {
  const { id, note } = input;
  const alert = await lockAlert(db, id);
  const state = stateAfter(alert, act, note);
  await db.update(alerts).set({ state }).where(eq(alerts.id, id));
  await db.insert(alertHistory).values({ alertId: id, act, actor: actor.id, note, at: now });
  return { old: alert.state, state };
}

const lockAlert = (db: Db, id: string) => requireAlert(db, id, "update");

const subject = (id: string, old: string, state: string) => ({
  targetType: "alert",
  targetId: id,
  old: { state: old },
  new: { state },
});
