export const troubles = [
  "throttled",
  "denied",
  "credentials",
  "password",
  "gone",
  "conflict",
  "limit",
  "unreachable",
  "invalid",
  "unknown",
] as const;
/** What a refusal of the cloud comes to for the person who reads it. */
export type Trouble = (typeof troubles)[number];

/** Spelled tolerantly, as the cloud spells them; the first that matches counts. */
const codes: readonly [RegExp, Trouble][] = [
  [/FlowLimit|RateLimit|Throttl|TooMany/i, "throttled"],
  [/SignatureDoesNotMatch|^InvalidAccessKey|^InvalidCredential|^InvalidTimestamp/i, "credentials"],
  [/^Missing(AuthenticationToken|Signature)|^AuthenticationError/i, "credentials"],
  [/AccessDenied|Lack(Project)?Policy|^OperationDenied|^Account(NotVerified|Overdue)/i, "denied"],
  [/^InvalidPassword/i, "password"],
  [/LimitExceeded|QuotaExceeded/i, "limit"],
  [/NotExists?\b|NotFound|NoFound/i, "gone"],
  [/Conflict|AlreadyExists?\b/i, "conflict"],
  [/^Internal|^Service|^E[A-Z]{3,}$|^UND_|Timeout|^Cancelled$|^NotUnderstood$/i, "unreachable"],
  [/^(Redirected|AnswerTooLarge|UnexpectedResult)$/, "unreachable"],
  [/^(Invalid|Missing)/i, "invalid"],
];

export const troubleOf = (code: string): Trouble =>
  codes.find(([pattern]) => pattern.test(code))?.[1] ?? "unknown";

/** One of our own, which has a text of its own: "iam.abandoned"; the mark of a later edit as well. */
export const isOurs = (code: string): boolean => code === superseded || /^[a-z_]+\./.test(code);
const superseded = "superseded";
export const ownCode = (code: string): string => (code === superseded ? "iam.superseded" : code);
