import { DomainError, type ErrorDetails, type ErrorKind } from "@/core/errors";

/** An example of a request as a caller sends it. */
export type RequestExample = {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
};

/** What the reference says of a route beyond its schemas and texts. */
export type Facts = {
  /** The main example; others by name, such as a batch. */
  request: RequestExample;
  otherRequests?: Readonly<Record<string, RequestExample>>;
  /** Answers as a caller gets them, by name; the first belongs to `request`. */
  answers: Readonly<Record<string, object>>;
  /** What the operation refuses beyond key, scope, rate and malformed input. */
  refusals: readonly DomainError[];
  /** Input fields that are no part of the body, beside those of the path. */
  inQuery?: readonly string[];
};

/** A refusal of the domain, with values for its text. */
export const refusal = (kind: ErrorKind, code: string, details?: ErrorDetails) =>
  new DomainError(kind, code, details);

/** The demo's people, pools and models, so that the examples work against it. */
export const demo = {
  upn: "20220259@link.example.edu",
  other: "20220007@link.example.edu",
  pool: "cs-course",
  approach: "doubao-pro",
  subAccount: "7d2c5f60-5a0e-4d1b-8f7b-2f4f0f3c9e11",
} as const;

export const poolNotFound = refusal("not_found", "quota.pool_not_found", { pool: demo.pool });
export const personNotFound = refusal("not_found", "directory.user_not_found", {
  upn: demo.upn,
});
export const userNotFound = refusal("not_found", "directory.user_not_found", { upn: demo.upn });
export const requestReused = refusal("conflict", "quota.request_reused");
export const cursorInvalid = refusal("invalid", "quota.cursor_invalid");
