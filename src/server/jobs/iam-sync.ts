import type { Inngest } from "inngest";
import { db } from "@/core/db";
import { DomainError } from "@/core/errors";
import { localCron } from "@/core/inngest";
import { syncCloudAccount } from "@/modules/iam/commands/sync";
import { cloudAccountsInUse } from "@/modules/iam/queries/cloud";
import { jobContext } from "../context";

/** Follows projects and names of the cloud accounts, each in a step of its own. */
export const iamSyncFunctions = (client: Inngest) => [
  client.createFunction(
    {
      id: "iam-sync",
      name: "Follow projects and users of the cloud accounts",
      triggers: [{ cron: localCron("17 * * * *") }, { event: "iam/cloud_account.added" }],
      concurrency: 1,
    },
    async ({ event, step }) => {
      const all = await step.run("list", () => cloudAccountsInUse(db()));
      const added = addedIn(event.data);
      const accounts = added === undefined ? all : all.filter(({ id }) => id === added);
      const outcomes: Record<string, unknown> = {};
      for (const { id, name } of accounts) {
        outcomes[name] = await step.run(`sync-${id}`, () => syncOne(id));
      }
      return outcomes;
    },
  ),
];

/** The account that an event is about; a tick is about all of them. */
const addedIn = (data: object): unknown =>
  "cloudAccountId" in data ? data.cloudAccountId : undefined;

/** One account's failure is its own: it is told in the run's result, and stops no other. */
async function syncOne(id: string) {
  try {
    return await syncCloudAccount(jobContext("iam.sync"), { id });
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.code, ...error.details };
    throw error;
  }
}
