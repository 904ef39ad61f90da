/**
 * What a failed call means. `timeout`, `ambiguous` and `unavailable` leave open whether it happened;
 * `not_sent` says that it did not.
 */
export type CloudErrorKind =
  | "throttled"
  | "unavailable"
  | "timeout"
  | "ambiguous"
  | "not_sent"
  | "not_found"
  | "already"
  | "conflict"
  | "denied"
  | "invalid"
  | "expired_clock";

/** One attempt that failed, in the words of whoever refused it. */
export type Failure = {
  kind: CloudErrorKind;
  /** The cloud's code (`UserNotExist`), or the name of what went wrong on the way (`ECONNRESET`). */
  code: string;
  codeN?: number | undefined;
  httpStatus?: number | undefined;
  requestId?: string | undefined;
  /** The cloud's own words. */
  text?: string | undefined;
  retryAfterMs?: number | undefined;
  /** The same request would be answered the same way. */
  final?: boolean | undefined;
};

/** What one attempt came to. */
export type Attempt = { result: unknown; failure?: undefined } | { failure: Failure };

/** A failed call of the cloud. Holds no secret: its texts were scrubbed before it was made. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly kind: CloudErrorKind;
  readonly code: string;
  readonly codeN: number | undefined;
  readonly httpStatus: number | undefined;
  readonly requestId: string | undefined;
  /** `iam.CreateUser` */
  readonly action: string;
  /** Why, in the cloud's words, where it gave any: for the person who can do something about it. */
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly attempts: number;
  /** Whether this attempt or an earlier one may have happened. */
  readonly maybeDone: boolean;
  readonly final: boolean;

  constructor(
    action: string,
    failure: Failure,
    tries: { attempts: number; maybeDone: boolean } = { attempts: 1, maybeDone: false },
  ) {
    const { code, httpStatus, text } = failure;
    const status = httpStatus === undefined ? "" : ` (${httpStatus})`;
    super(`${action}: ${code}${status}${text ? `: ${text}` : ""}`);
    this.kind = failure.kind;
    this.code = code;
    this.codeN = failure.codeN;
    this.httpStatus = httpStatus;
    this.requestId = failure.requestId;
    this.action = action;
    this.reason = text || undefined;
    this.retryAfterMs = failure.retryAfterMs;
    this.attempts = tries.attempts;
    this.maybeDone = tries.maybeDone || leavesOpen(failure);
    this.final = failure.final ?? false;
  }
}

/** Whether a failed attempt leaves open if the cloud acted on it. */
export const leavesOpen = ({ kind }: Failure): boolean =>
  kind === "timeout" || kind === "ambiguous" || kind === "unavailable";

/** What the cloud speaks of in its codes, `UserNotExist`. */
export type CloudNoun = "User" | "Policy" | "LoginProfile" | "AccessKey" | "Project" | "Role";

/**
 * What the call was about does not exist, or is not attached. Name the noun where only one will
 * do: a policy whose name is mistyped is not a policy that was detached.
 */
export function isGone(error: unknown, noun?: CloudNoun): boolean {
  if (!(error instanceof CloudError) || error.kind !== "not_found") return false;
  return !noun || new RegExp(`^${noun}(NotExists?|NotFound)$`, "i").test(error.code);
}

/** A detach found nothing to detach. */
export const isNotAttached = (error: unknown): boolean =>
  error instanceof CloudError && /DetachConflict$/i.test(error.code);

/** It exists or is attached already. */
export const isAlready = (error: unknown): boolean =>
  error instanceof CloudError && error.kind === "already";

/** A user cannot be deleted while it has policies, keys or roles. */
export const isDeleteBlocked = (error: unknown): boolean =>
  error instanceof CloudError && /DeleteConflict/i.test(error.code);

/** Whether it must be read back before it is tried again: nobody knows if the cloud did it. */
export const mayHaveHappened = (error: unknown): boolean =>
  !(error instanceof CloudError) || error.maybeDone;

const passing: ReadonlySet<CloudErrorKind> = new Set([
  "throttled",
  "unavailable",
  "timeout",
  "ambiguous",
  "not_sent",
]);

/** Whether the same call may succeed later. Of a write that may have happened, read back first. */
export const isRetryable = (error: unknown): boolean =>
  error instanceof CloudError && passing.has(error.kind) && !error.final;
