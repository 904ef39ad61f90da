import type { Inngest } from "inngest";
import { localCron } from "@/core/inngest";
import { expireApprovals } from "@/modules/access/commands/approvals-close";
import { sweepSessions } from "@/modules/access/commands/sweep";
import { jobContext } from "../context";

/** Closes what has lapsed. Every decision reads the time by itself; this only tidies. */
export const accessFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "access-expire-approvals",
      name: "Close approvals after 24 hours",
      triggers: [{ cron: localCron("*/10 * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    ({ step }) =>
      step.run("expire", () => expireApprovals(jobContext("access.expireApprovals"), {})),
  ),
  client.createFunction(
    {
      id: "access-sweep-sessions",
      name: "Delete sessions that ended 30 days ago",
      triggers: [{ cron: localCron("40 3 * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    ({ step }) => step.run("sweep", () => sweepSessions(jobContext("access.sweep"), {})),
  ),
];
