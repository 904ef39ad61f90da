import type { CloudErrorKind } from "./cloud-error";

/**
 * The codes of volcengine.md §3.2 to §3.4, spelled tolerantly: the cloud itself writes `Exist` and
 * `Exists`. The first that matches decides, before the status does.
 */
const codes: readonly [RegExp, CloudErrorKind][] = [
  [/FlowLimit|RateLimit|Throttl|TooManyRequests/i, "throttled"],
  [/^InvalidTimestamp/i, "expired_clock"],
  // Their 404 speaks of the request, not of what it was about.
  [/^(InvalidActionOrVersion|ServiceNotFound|ParameterNotFound)/i, "invalid"],
  [/AlreadyExists?\b|AttachConflict|AlreadyAttached/i, "already"],
  [/NotExists?\b|NotFound|NoFound|DetachConflict/i, "not_found"],
  [/Conflict/i, "conflict"],
  [/AccessDenied|Lack(Project)?Policy|^InvalidAccessKey$|SignatureDoesNotMatch/i, "denied"],
  [/^Missing(AuthenticationToken|Signature)|^Invalid(Authorization|Credential)/i, "denied"],
  [/^InvalidSecretToken|^AuthenticationError|^OperationDenied/i, "denied"],
  [/^Account(NotVerified|Overdue)/i, "denied"],
  [/^Internal(Error|Service)|^Service(Unavailable|Failure)/i, "unavailable"],
  [/^(Invalid|Missing)|LimitExceeded|QuotaExceeded/i, "invalid"],
];

/** What an error of the cloud means. Any 429 is throttling, whatever its code. */
export function kindOf(code: string, httpStatus: number): CloudErrorKind {
  if (httpStatus === 429) return "throttled";
  return codes.find(([pattern]) => pattern.test(code))?.[1] ?? kindOfStatus(httpStatus);
}

function kindOfStatus(httpStatus: number): CloudErrorKind {
  if (httpStatus === 401 || httpStatus === 403) return "denied";
  if (httpStatus === 404) return "not_found";
  if (httpStatus === 409) return "conflict";
  return httpStatus >= 500 ? "unavailable" : "invalid";
}

/**
 * What an answer means that the gateway did not write: a proxy's page, half a body. It never says
 * that something does not exist.
 */
export function kindOfForeign(httpStatus: number): CloudErrorKind {
  if (httpStatus === 429) return "throttled";
  return httpStatus === 401 || httpStatus === 403 ? "denied" : "unavailable";
}
