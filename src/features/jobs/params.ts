import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";
import { runStatuses } from "@/modules/jobs/schema";

export const pageSize = 50;

/** The runs as they stand in the address. */
export const runParams = {
  status: parseAsStringLiteral(runStatuses),
  job: parseAsString,
  after: parseTrail,
  /** The run in the quick look. */
  run: parseAsString,
};

export const loadRunParams = createLoader(runParams);
export type RunParams = Awaited<ReturnType<typeof loadRunParams>>;

/** One page of runs, as the server and the browser both ask for it. */
export function toRunsInput({ status, job, after }: RunParams) {
  const cursor = after.at(-1);
  return {
    ...(status && { status }),
    ...(job && { functionId: job }),
    limit: pageSize,
    ...(cursor && { cursor }),
  };
}

export const runsPath = (job: string): string => `/executions?job=${encodeURIComponent(job)}`;
export const runPath = (run: string): string => `/executions?run=${encodeURIComponent(run)}`;
