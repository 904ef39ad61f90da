import { z } from "zod";
import { DomainError } from "@/core/errors";
import { logger } from "@/core/logger";
import type { Operation } from "@/core/operation";
import { type VerifiedKey, verifyApiKey } from "@/modules/access/queries/api-keys";
import { refused as auditRefusal, type Caller, contextFor } from "../context";
import { badRequest, bodyTooLong, issuesOf, type Refusal, rateLimited, refusalOf } from "./errors";
import { fromQuery, toInside, toOutside } from "./naming";
import { limited } from "./rate-limit";
import { keyMissing, stranger } from "./refusals";
import type { Locale, Route } from "./route";
import { textOf } from "./texts";
import { noteUse } from "./usage";

/** A request as both hosts of the API hand it over: the custom server, and a Next route. */
export type RestRequest = {
  params: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  header(name: string): string | undefined;
  /** Reads the body, of a caller who may send one; undefined when it is too long. */
  body(): Promise<string | undefined>;
  ip: string;
  requestId: string;
};

export type RestAnswer = { status: number; headers: Record<string, string>; body: string };

/**
 * Answers one request to a route: key, scope, rate, body, input, operation, in this order. The same
 * function stands behind the custom server and the Next route, so there is one API.
 */
export async function answer(route: Route, request: RestRequest): Promise<RestAnswer> {
  const locale = localeOf(request.header("accept-language"));
  const now = new Date();
  try {
    const key = await verifyApiKey(secretOf(request), now);
    const caller: Caller = {
      actor: key ? { type: "api_key", id: key.id, scopes: key.scopes } : stranger(request.ip),
      requestId: request.requestId,
      ip: request.ip,
      userAgent: request.header("user-agent") ?? "",
    };
    if (!mayCall(route, key)) {
      const shut = refusalOfKey(route, key);
      // Beside the answer: the caller need not wait for the log.
      void auditRefusal(caller, route.operation, shut);
      return refused(route, request, locale, refusalOf(shut));
    }
    noteUse(key.id, now);
    const turn = limited(key, now.getTime());
    // Only where this instance holds no lease: a wait costs the hot path a turn of the event loop.
    const wait = turn instanceof Promise ? await turn : turn;
    if (wait !== undefined) return refused(route, request, locale, rateLimited(wait));

    const body = await request.body();
    if (body === undefined) return refused(route, request, locale, bodyTooLong);
    const input = readInput(route, request, body);
    if ("refusal" in input) return refused(route, request, locale, input.refusal);
    const result = await input.route.operation(contextFor(caller, now), input.value);
    return answered(input.route, result, locale);
  } catch (error) {
    if (error instanceof DomainError) return refused(route, request, locale, refusalOf(error));
    return failed(route, request, locale, error);
  }
}

/** Key and scope come before everything else, the body's form included. */
const mayCall = ({ scope }: Route, key: VerifiedKey | undefined): key is VerifiedKey =>
  key?.scopes.includes(scope) === true;

const refusalOfKey = ({ scope }: Route, key: VerifiedKey | undefined): DomainError =>
  key ? new DomainError("forbidden", "access.scope_missing", { scope }) : keyMissing;

function answered(route: Route, result: unknown, locale: Locale): RestAnswer {
  const { operation, extend, status, schemas } = route;
  const inside = route.encode?.(result) ?? encoded(operation, result);
  const { renames, output } = schemas();
  const renamed = renames ? (toOutside(inside, output) as Record<string, unknown>) : inside;
  const body = extend ? extend(renamed, locale) : renamed;
  return { status: status(result), headers: { ...json }, body: JSON.stringify(body) };
}

const encoded = ({ output }: Operation, result: unknown) =>
  z.encode(output, result) as Record<string, unknown>;

const json = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

/** `Authorization: Bearer …`, or `X-API-Key` for clients that cannot set it. */
function secretOf({ header }: RestRequest): string {
  const authorization = header("authorization");
  if (authorization?.startsWith("Bearer ")) return authorization.slice(7).trim();
  return header("x-api-key") ?? "";
}

/** The operation's input, and the route that takes a body of this shape. */
function readInput(
  asked: Route,
  { params, query }: RestRequest,
  body: string,
): { route: Route; value: unknown } | { refusal: Refusal } {
  let parsedBody: unknown;
  try {
    parsedBody = body === "" ? undefined : JSON.parse(body);
  } catch {
    return { refusal: badRequest([{ path: "", code: "request.not_json" }]) };
  }
  const route = asked.variant?.(parsedBody) ?? asked;
  const { renames, input: schema, outside } = route.schemas();
  const asText = query && fromQuery(query, outside.input);
  const sent = route.toInput({ params, query: asText ?? {}, body: parsedBody });
  const parsed = route.operation.input.safeParse(renames ? toInside(sent, schema) : sent);
  return parsed.success
    ? { route, value: parsed.data }
    : { refusal: badRequest(issuesOf(parsed.error)) };
}

/** The body of a refusal; `always` keeps the shape of the route's answers. */
export function refused(
  { always }: Pick<Route, "always">,
  { requestId }: Pick<RestRequest, "requestId">,
  locale: Locale,
  { status, code, text, details, issues, retryAfterSeconds }: Refusal,
): RestAnswer {
  const named = issues?.map((issue) => ({ ...issue, reason: textOf(locale, issue.code, {}) }));
  const body = {
    ok: false,
    code,
    reason: textOf(locale, text, details),
    ...always,
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(named ? { issues: named } : {}),
    request_id: requestId,
  };
  const headers: Record<string, string> = { ...json };
  if (retryAfterSeconds !== undefined) headers["retry-after"] = String(retryAfterSeconds);
  return { status, headers, body: JSON.stringify(body) };
}

/** A fault of ours: the caller gets a constant sentence and the id under which the log has it. */
function failed(route: Route, request: RestRequest, locale: Locale, error: unknown): RestAnswer {
  logger().error({ err: error, requestId: request.requestId, route: route.path }, "REST failed");
  const fault = { status: 500, code: "INTERNAL", text: "request.failed", details: {} };
  return refused(route, request, locale, fault);
}

/** Chinese unless the caller prefers English. */
export function localeOf(header: string | undefined): Locale {
  const first = header?.split(",", 1)[0]?.trim().toLowerCase() ?? "";
  return first.startsWith("en") ? "en" : "zh-CN";
}
