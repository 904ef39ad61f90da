/** What a refusal means to the caller; adapters map it to a status once. */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "insufficient"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "precondition"
  | "rate_limited"
  | "unavailable";

/** Values an error text may name. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/** An expected refusal. `code` is stable and is also the key of its text, `errors.<code>`. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, code: string, details: ErrorDetails = {}) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** The HTTP status of each kind of refusal. */
export const httpStatus: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  insufficient: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 428,
  rate_limited: 429,
  unavailable: 503,
};
