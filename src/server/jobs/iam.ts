import type { Inngest } from "inngest";
import { DomainError } from "@/core/errors";
import { localCron } from "@/core/inngest";
import { carryOut } from "@/modules/iam/commands/carry-out";
import { listStale, reconcile } from "@/modules/iam/commands/reconcile";
import { ChangeOpened } from "@/modules/iam/events";
import { listDue } from "@/modules/iam/queries/due";
import { jobContext } from "../context";

/** What shows late in the cloud is waited for in the same run; longer pauses are the schedule's. */
const rounds = 8;
const longestWaitSeconds = 30;
const asked = { limit: 200 };

/** Brings the cloud to what is wanted, and looks whether it has stayed so. */
export const iamFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "iam-carry-out",
      name: "Carry out changes of a sub-account in the cloud",
      triggers: [{ event: ChangeOpened.name }],
      concurrency: { limit: 1, key: "event.data.subAccountId" },
    },
    async ({ event, step }) => {
      const input = ChangeOpened.data.parse(event.data);
      for (let round = 0; ; round += 1) {
        const { left, dueInSeconds } = await step.run(`carry-out-${round}`, () =>
          carryOut(jobContext("iam.carryOut"), input),
        );
        const wait = Math.max(1, Math.ceil(dueInSeconds ?? 0));
        if (left === 0 || wait > longestWaitSeconds || round + 1 === rounds) return { left };
        await step.sleep(`wait-${round}`, `${wait}s`);
      }
    },
  ),
  client.createFunction(
    {
      id: "iam-carry-out-due",
      name: "Take up changes in the cloud that wait",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      const { subAccountIds } = await step.run("list", () =>
        listDue(jobContext("iam.carryOut"), asked),
      );
      // A run of its own for each: the failure of one stops no other.
      const events = subAccountIds.map((subAccountId) => ({
        name: ChangeOpened.name,
        data: { subAccountId },
      }));
      if (events.length > 0) await step.sendEvent("take-up", events);
      return { due: events.length };
    },
  ),
  client.createFunction(
    {
      id: "iam-reconcile",
      name: "Compare sub-accounts with the cloud",
      triggers: [{ cron: localCron("* * * * *") }],
      concurrency: 1,
      singleton: { mode: "skip" },
    },
    async ({ step }) => {
      const { subAccountIds } = await step.run("list", () =>
        listStale(jobContext("iam.reconcile"), { olderThanSeconds: 600, limit: 50 }),
      );
      const outcomes: Record<string, unknown> = {};
      for (const id of subAccountIds) {
        outcomes[id] = await step.run(`compare-${id}`, () => compare(id));
      }
      return outcomes;
    },
  ),
];

/** An account that is switched off meanwhile is nothing to compare with. */
async function compare(subAccountId: string) {
  try {
    return await reconcile(jobContext("iam.reconcile"), { subAccountId });
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}
