import type { Inngest } from "inngest";
import { db } from "@/core/db";
import { localCron } from "@/core/inngest";
import { deleteDelivered } from "@/modules/audit/commands/outbox";
import { flushRepeats } from "@/modules/audit/commands/refusals";
import { deliverEvents } from "../outbox";

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
      name: "Deliver events that were not delivered at once",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      let delivered = 0;
      for (let page = 0; ; page += 1) {
        const sent = await step.run(`deliver-${page}`, () => deliverEvents(client));
        if (sent === 0) break;
        delivered += sent;
      }
      const deleted = await step.run("delete", () =>
        deleteDelivered(db(), new Date(Date.now() - keptMs)),
      );
      return { delivered, deleted };
    },
  ),
];
