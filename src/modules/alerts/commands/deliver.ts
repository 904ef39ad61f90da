import { type Errand, errand } from "@/core/operation";
import { type Claim, claimDelivery, nextDueAt } from "../internal/claims";
import { type Message, type MessageText, type Sending, sendTo } from "../internal/sending";
import { settle } from "../internal/settling";
import type { AlertRow } from "../queries/alert-rows";
import type { TargetRow } from "../queries/targets";
import { DeliverDue, DueDelivered } from "../schema/deliveries";

/** Puts an alert into words. The texts stand in the message files, so this comes from outside. */
export type RenderAlert = (alert: AlertRow, language: TargetRow["language"]) => MessageText;

export type DeliveryMeans = Sending & { render: RenderAlert; random(): number };

/** Attempts under way at once; one to each target. */
const workers = 6;

/**
 * Delivers what is due, at most `limit` attempts. Each is claimed, sent and noted in transactions of
 * their own; several instances share the work. Failures are noted, never thrown.
 */
export const deliverDueOf = (means: () => DeliveryMeans) =>
  errand({
    id: "alerts.deliverDue",
    access: { jobs: ["alerts.deliver"] },
    input: DeliverDue,
    output: DueDelivered,
    async run(call, { limit }) {
      const own = means();
      const counts = { delivered: 0, failed: 0, dead: 0 };
      let left = limit;
      /** One attempt, or none while nothing is due; false when there is nothing more to do. */
      const next = async () => {
        left -= 1;
        const claim = left < 0 ? undefined : await claimNext(call, own);
        if (claim && claim !== "postponed") counts[await attempt(call, claim, own)] += 1;
        return claim !== undefined;
      };
      const work = async () => {
        while (await next());
      };
      await Promise.all(Array.from({ length: workers }, work));

      return { ...counts, nextAt: await nextDueAt(call.db, own.clock()) };
    },
  });

const claimNext = (call: Errand, { clock, random }: DeliveryMeans) =>
  call.commit(async (db) => ({
    result: await claimDelivery(db, { now: clock(), random: random() }),
    audit: null,
  }));

async function attempt(call: Errand, claim: Claim, means: DeliveryMeans) {
  const { clock, random, render } = means;
  const outcome = await sendTo(claim.target, messageOf(claim, render), means);
  const at = { now: clock(), random: random(), actor: call.actor.id };
  return call.commit((db) => settle(db, claim, outcome, at));
}

function messageOf({ alert, delivery, target }: Claim, render: RenderAlert): Message {
  const { facts, projects } = alert.details;
  return {
    id: `msg_${delivery.id}`,
    type: "alert.raised",
    severity: alert.severity,
    text: render(alert, target.language),
    data: {
      id: alert.id,
      type: alert.type,
      severity: alert.severity,
      subject: { type: alert.subjectType, id: alert.subjectId, label: alert.subjectLabel },
      raisedAt: alert.raisedAt.toISOString(),
      asks: alert.asks,
      facts,
      projects,
    },
  };
}
