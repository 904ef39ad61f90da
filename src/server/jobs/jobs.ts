import type { Inngest } from "inngest";
import { localCron } from "@/core/inngest";
import { cleanUp } from "@/modules/jobs/commands/clean-up";
import { jobContext } from "../context";

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
        const done = await step.run(`delete-${round}`, () =>
          cleanUp(jobContext("jobs.cleanUp"), {}),
        );
        total.runs += done.runs;
        total.events += done.events;
        total.cancelled += done.cancelled;
        if (!done.more) return total;
      }
    },
  ),
];
