import type { AnyOperation } from "@/core/operation";
import { cleanUp } from "@/modules/jobs/commands/clean-up";
import { retryRun, runNow } from "@/modules/jobs/commands/operate";
import { getRun, listFunctions, listRuns } from "@/modules/jobs/queries";

export const jobsOperations: readonly AnyOperation[] = [
  cleanUp,
  retryRun,
  runNow,
  getRun,
  listFunctions,
  listRuns,
];
