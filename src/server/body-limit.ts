import type { IncomingMessage, ServerResponse } from "node:http";

/** The longest body that any route takes: a batch of 1,000 charges with remarks fits easily. */
export const longestBody = 8 * 1024 * 1024;

/** Job runs carry the results of their steps, from a caller that signs what it sends. */
const jobs = "/api/inngest";

/**
 * Refuses a body before anything reads it: too long by its own word, or of a length that it does not
 * say. Returns whether it did.
 */
export function refuseTooLong(req: IncomingMessage, res: ServerResponse): boolean {
  if (req.url?.startsWith(jobs)) return false;
  const length = Number(req.headers["content-length"] ?? 0);
  const unsaid = req.headers["transfer-encoding"] !== undefined;
  if (!unsaid && length <= longestBody) return false;
  res.writeHead(unsaid ? 411 : 413, { connection: "close" }).end();
  return true;
}
