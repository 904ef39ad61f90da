import type { IncomingMessage } from "node:http";

/** The longest body that any route takes: a batch of 1,000 charges with remarks fits easily. */
export const longestBody = 8 * 1024 * 1024;

/** Job runs carry the results of their steps, from a caller that signs what it sends. */
const jobs = "/api/inngest";

/** What is wrong with a body before it is read: too long by its own word, or of a length unsaid. */
export function bodyProblem({ url, headers }: IncomingMessage): "too long" | "unsaid" | undefined {
  if (url?.startsWith(jobs)) return undefined;
  if (headers["transfer-encoding"] !== undefined) return "unsaid";
  return Number(headers["content-length"] ?? 0) > longestBody ? "too long" : undefined;
}
