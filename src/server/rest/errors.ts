import type { z } from "zod";
import { DomainError, httpStatus } from "@/core/errors";
import { longestBody } from "../body-limit";
import { snake } from "./naming";

/** What is wrong with one field: where it stands, and the key of the rule it breaks. */
export type Issue = { path: string; code: string };

/** A refusal as the API says it: a stable code in capitals, and the HTTP status. */
export type Refusal = {
  status: number;
  code: string;
  /** The key of its text: the domain's own code. */
  text: string;
  details: Record<string, unknown>;
  issues?: Issue[];
  retryAfterSeconds?: number;
};

/** `quota.pool_not_found` → `POOL_NOT_FOUND`: callers of the API need not know our slices. */
const publicCode = (code: string) => code.slice(code.indexOf(".") + 1).toUpperCase();

export const refusalOf = ({ kind, code, details }: DomainError): Refusal => ({
  status: httpStatus[kind],
  code: publicCode(code),
  text: code,
  details,
});

export const badRequest = (issues: Issue[], text = "request.invalid"): Refusal => ({
  status: 400,
  code: "BAD_REQUEST",
  text,
  details: {},
  issues,
});

export const rateLimited = (retryAfterSeconds: number): Refusal => ({
  ...refusalOf(new DomainError("rate_limited", "api.rate_limited", { seconds: retryAfterSeconds })),
  retryAfterSeconds,
});

/** Zod's issues as field and rule: our own rules are codes already, Zod's are `field.<code>`. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, code, message }) => ({
    path: path.map((part) => (typeof part === "string" ? snake(part) : String(part))).join("."),
    code: /^[a-z_]+\.[a-z_]+$/.test(message) ? message : `field.${code}`,
  }));

export const noSuchRoute: Refusal = {
  status: 404,
  code: "NO_SUCH_ROUTE",
  text: "request.no_such_route",
  details: {},
};

export const methodNotAllowed: Refusal = {
  status: 405,
  code: "METHOD_NOT_ALLOWED",
  text: "request.method_not_allowed",
  details: {},
};

export const bodyTooLong: Refusal = {
  status: 413,
  code: "BODY_TOO_LONG",
  text: "request.body_too_long",
  details: { bytes: longestBody },
};

export const lengthRequired: Refusal = {
  status: 411,
  code: "LENGTH_REQUIRED",
  text: "request.length_required",
  details: {},
};
