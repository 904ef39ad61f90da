import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyProblem } from "./body-limit";
import { localeOf, refused } from "./rest/answer";
import { bodyTooLong, lengthRequired } from "./rest/errors";
import { matchRoute } from "./rest/match";

/** Refuses a body before anything reads it, in the words of the API. Returns whether it did. */
export function refuseTooLong(req: IncomingMessage, res: ServerResponse): boolean {
  const problem = bodyProblem(req);
  if (!problem) return false;
  const { method = "", url = "", headers: asked } = req;
  const { status, headers, body } = refused(
    matchRoute(method, url)?.route ?? {},
    { requestId: String(asked["x-request-id"] ?? "") },
    localeOf(asked["accept-language"]),
    problem === "unsaid" ? lengthRequired : bodyTooLong,
  );
  res.writeHead(status, { ...headers, connection: "close" }).end(body);
  return true;
}
