import type { Inngest } from "inngest";
import { localCron } from "@/core/inngest";
import { refreshDue, sweepHolds } from "@/modules/quota/commands/upkeep";
import { jobContext } from "../context";

const pageSize = 500;

/** Keeps pools and holds up to date. Checks and charges apply what is due by themselves, too. */
export const quotaFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "quota-refresh",
      name: "Refresh the pools that are due",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      let refreshed = 0;
      for (let page = 0; ; page += 1) {
        const done = await step.run(`refresh-${page}`, () =>
          refreshDue(jobContext("quota.refresh"), { limit: pageSize }),
        );
        refreshed += done.refreshed;
        if (!done.more) return { refreshed };
      }
    },
  ),
  client.createFunction(
    {
      id: "quota-sweep-holds",
      name: "Close holds that have expired",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      let expired = 0;
      for (let page = 0; ; page += 1) {
        const done = await step.run(`sweep-${page}`, () =>
          sweepHolds(jobContext("quota.sweep"), { limit: pageSize }),
        );
        expired += done.expired;
        if (!done.more) return { expired };
      }
    },
  ),
];
