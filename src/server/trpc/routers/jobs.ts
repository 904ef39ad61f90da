import { retryRun, runNow } from "@/modules/jobs/commands/operate";
import { getRun, listFunctions, listRuns } from "@/modules/jobs/queries";
import { exposeCommand, exposeQuery, router } from "../init";

export const jobsRouter = router({
  functions: exposeQuery(listFunctions),
  runs: exposeQuery(listRuns),
  run: exposeQuery(getRun),
  runNow: exposeCommand(runNow),
  retry: exposeCommand(retryRun),
});
