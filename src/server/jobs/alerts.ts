import type { Inngest } from "inngest";
import { wallClock } from "@/core/clock";
import { localCron } from "@/core/inngest";
import { DeliveryDue } from "@/modules/alerts/events";
import { PollFailed, PollRecovered } from "@/modules/billing/events";
import { ChangeStuck, CloudAccountRefused, DriftFound } from "@/modules/iam/events";
import { PrepaidCovered, PrepaidExhausted, PrepaidStepReached } from "@/modules/quota/events";
import { handle } from "../alerts/handling";
import { jobContext } from "../context";
import { deliverDue } from "../operations/alerts";

const attemptsPerStep = 100;
/** What becomes due this soon is waited for in the same run; the rest is the schedule's. */
const longestWaitMs = 45_000;
const rounds = 12;

const on = (...events: readonly { name: string }[]) => events.map(({ name }) => ({ event: name }));

/** Makes alerts of what other slices tell, and brings them to those who take notice. */
export const alertsFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "alerts-of-quotas",
      name: "Raise alerts of prepaid quotas",
      triggers: on(PrepaidStepReached, PrepaidExhausted, PrepaidCovered),
      // In their order for each sub-account: what is covered resolves what was raised before.
      concurrency: { limit: 1, key: "event.data.subAccountId" },
    },
    ({ event, runId, step }) => step.run("raise", () => handle(toldBy(event, runId))),
  ),
  client.createFunction(
    {
      id: "alerts-of-bills",
      name: "Raise alerts of polls of the bills",
      triggers: on(PollFailed, PollRecovered),
      concurrency: { limit: 1, key: "event.data.cloudAccountId" },
    },
    ({ event, runId, step }) => step.run("raise", () => handle(toldBy(event, runId))),
  ),
  client.createFunction(
    {
      id: "alerts-of-cloud",
      name: "Raise alerts of sub-accounts and cloud accounts",
      triggers: on(ChangeStuck, DriftFound, CloudAccountRefused),
    },
    ({ event, runId, step }) => step.run("raise", () => handle(toldBy(event, runId))),
  ),
  client.createFunction(
    {
      id: "alerts-deliver",
      name: "Deliver notifications",
      triggers: [...on(DeliveryDue), { cron: localCron("* * * * *") }],
      concurrency: 2,
    },
    async ({ step }) => {
      const total = { delivered: 0, failed: 0, dead: 0 };
      for (let round = 0; ; round += 1) {
        const { waitMs, ...done } = await step.run(`deliver-${round}`, deliver);
        total.delivered += done.delivered;
        total.failed += done.failed;
        total.dead += done.dead;
        if (waitMs === null || round + 1 === rounds) return total;
        await step.sleep(`wait-${round}`, waitMs);
      }
    },
  ),
];

/** One pass, and how long until the next one pays; null when that is left to the schedule. */
async function deliver() {
  const context = jobContext("alerts.deliver");
  const { nextAt, ...done } = await deliverDue(context, { limit: attemptsPerStep });
  const waitMs = nextAt ? Math.max(1_000, nextAt.getTime() - wallClock().getTime()) : null;
  return { ...done, waitMs: waitMs !== null && waitMs <= longestWaitMs ? waitMs : null };
}

/** The outbox gives an event its id; one that came otherwise counts by its run. */
const toldBy = (event: { id?: string; name: string; data: unknown }, runId: string) => ({
  id: event.id ?? runId,
  name: event.name,
  data: event.data,
});
