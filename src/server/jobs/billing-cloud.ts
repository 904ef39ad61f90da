import type { Inngest } from "inngest";
import { db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { localCron } from "@/core/inngest";
import { pollBills } from "@/modules/billing/commands/cloud-poll";
import { recountSpending } from "@/modules/billing/commands/cloud-recount";
import { readCloudUsage } from "@/modules/billing/commands/cloud-usage";
import { PollRequested } from "@/modules/billing/events";
import { duePolls } from "@/modules/billing/queries/cloud-polls";
import { MonitoringChanged } from "@/modules/iam/events";
import { cloudAccountsInUse } from "@/modules/iam/queries/cloud";
import { PrepaidAllocated } from "@/modules/quota/events";
import { jobContext } from "../context";

/** Reads the cloud's bills, and counts again what they mean for sub-accounts. */
export const billingCloudFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "billing-poll-bills-due",
      name: "Find the cloud accounts whose bills are due",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      const due = await step.run("list", () => duePolls(db(), new Date()));
      // A run of its own for each: one account's failure, or length, stops no other.
      const events = due.map((cloudAccountId) => ({
        name: PollRequested.name,
        data: { cloudAccountId },
      }));
      if (events.length > 0) await step.sendEvent("poll", events);
      return { due: due.length };
    },
  ),
  client.createFunction(
    {
      id: "billing-poll-bills",
      name: "Poll the bills of a cloud account",
      triggers: [{ event: PollRequested.name }],
      concurrency: { limit: 1, key: "event.data.cloudAccountId" },
    },
    ({ event, step }) => {
      const input = PollRequested.data.parse(event.data);
      return step.run("poll", () => pollBills(jobContext("billing.pollBills"), input));
    },
  ),
  client.createFunction(
    {
      id: "billing-read-usage",
      name: "Read the tokens that no bill shows yet",
      triggers: [{ cron: localCron("7,37 * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      const accounts = await step.run("list", () => cloudAccountsInUse(db()));
      const outcomes: Record<string, unknown> = {};
      for (const { id, name } of accounts) {
        outcomes[name] = await step.run(`read-${id}`, () => readUsageOf(id));
      }
      return outcomes;
    },
  ),
  client.createFunction(
    {
      id: "billing-recount",
      name: "Count a sub-account's spending again",
      triggers: [
        { event: MonitoringChanged.name },
        { event: PrepaidAllocated.name, if: "event.data.first == true" },
      ],
      concurrency: { limit: 1, key: "event.data.subAccountId" },
    },
    ({ event, step }) => {
      const { subAccountId } = MonitoringChanged.data.parse(event.data);
      return step.run("recount", () =>
        recountSpending(jobContext("billing.recountSpending"), { subAccountId }),
      );
    },
  ),
];

/** An account that is switched off meanwhile has no use to read, and stops no other. */
async function readUsageOf(cloudAccountId: string) {
  try {
    return await readCloudUsage(jobContext("billing.readCloudUsage"), { cloudAccountId });
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}
