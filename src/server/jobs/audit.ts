import type { Inngest } from "inngest";
import { db } from "@/core/db";
import { localCron } from "@/core/inngest";
import { deleteDelivered, markDelivered, waitingEvents } from "@/modules/audit/commands/outbox";
import { flushRepeats } from "@/modules/audit/commands/refusals";

const eventsPerStep = 200;
const keptMs = 7 * 24 * 3_600_000;

/** Brings the audit log up to date, and the events of committed changes to the jobs. */
export const auditFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "audit-flush-repeats",
      name: "Write merged refusals to the audit log",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    ({ step }) =>
      step.run("flush", async () => ({ written: await flushRepeats(db(), new Date()) })),
  ),
  client.createFunction(
    {
      id: "audit-deliver-events",
      name: "Deliver events of committed changes",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      let delivered = 0;
      for (let page = 0; ; page += 1) {
        const sent = await step.run(`deliver-${page}`, () => deliver(client));
        delivered += sent;
        if (sent < eventsPerStep) break;
      }
      const deleted = await step.run("delete", () =>
        deleteDelivered(db(), new Date(Date.now() - keptMs)),
      );
      return { delivered, deleted };
    },
  ),
];

/** The event's own id makes a repeated delivery one event. */
async function deliver(client: Inngest): Promise<number> {
  const events = await waitingEvents(db(), eventsPerStep);
  if (events.length === 0) return 0;
  await client.send(events.map(({ id, name, data }) => ({ id: `outbox-${id}`, name, data })));
  await markDelivered(
    db(),
    events.map(({ id }) => id),
    new Date(),
  );
  return events.length;
}
