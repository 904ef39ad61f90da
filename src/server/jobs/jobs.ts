import type { Inngest } from "inngest";
import { db } from "@/core/db";
import { localCron } from "@/core/inngest";
import { deleteHistory } from "@/modules/jobs/commands/clean-up";

const keptMs = 30 * 24 * 3_600_000;

/** The jobs about jobs. */
export const jobsFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "jobs-clean-up",
      name: "Delete the history of jobs after 30 days",
      triggers: [{ cron: localCron("20 3 * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      const total = { runs: 0, events: 0, cancelled: 0 };
      for (let round = 0; ; round += 1) {
        const done = await step.run(`delete-${round}`, () => {
          const now = new Date();
          return deleteHistory(db(), { before: new Date(now.getTime() - keptMs), now });
        });
        total.runs += done.runs;
        total.events += done.events;
        total.cancelled += done.cancelled;
        if (!done.more) return total;
      }
    },
  ),
];
