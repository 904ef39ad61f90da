import { DomainError } from "@/core/errors";
import { refused } from "../answer";
import { badRequest, bodyTooLong, issuesOf, type Refusal, rateLimited, refusalOf } from "../errors";
import { keyMissing } from "../refusals";
import type { Locale, Route } from "../route";
import { factsOf } from "./all-facts";

/** The request id of the examples. */
const requestId = "0b9d3f6e-5c1a-4a7e-8f52-6d1c9be7a410";

/** Everything that a route refuses, in the order in which it looks. */
export function refusalsOf(route: Route): Refusal[] {
  const { scope } = route;
  return [
    refusalOf(keyMissing),
    refusalOf(new DomainError("forbidden", "access.scope_missing", { scope })),
    rateLimited(1),
    ...(route.method === "GET" ? [] : [bodyTooLong]),
    badRequest([issueOf(route)]),
    ...factsOf(route).refusals.map(refusalOf),
    { status: 500, code: "INTERNAL", text: "request.failed", details: {} },
  ];
}

/** The first thing that is wrong with an empty request; where nothing is, a page that is too long. */
function issueOf({ operation }: Route) {
  const parsed = operation.input.safeParse({});
  const [first] = parsed.success ? [] : issuesOf(parsed.error);
  return first ?? { path: "limit", code: "field.too_big" };
}

/** The body of a refusal, word for word as a caller gets it. */
export const refusalBody = (route: Route, refusal: Refusal, locale: Locale): unknown =>
  JSON.parse(refused(route, { requestId }, locale, refusal).body);
