import { describe, expect, test } from "vitest";
import {
  CloudError,
  type CloudErrorKind,
  type CloudNoun,
  isAlready,
  isDeleteBlocked,
  isGone,
  isNotAttached,
  isRetryable,
  mayHaveHappened,
} from "./cloud-error";
import { kindOf, kindOfForeign } from "./error-kinds";

const errorOf = (status: number, code: string) =>
  new CloudError("iam.Any", { kind: kindOf(code, status), code, httpStatus: status });

/** Codes and statuses of volcengine.md §3.2 to §3.4. */
const told: Readonly<Record<CloudErrorKind, readonly [number, string][]>> = {
  throttled: [
    [429, "FlowLimitExceeded"],
    [200, "FlowLimitExceeded"],
    [400, "AccountFlowLimitExceeded"],
    [429, "AccountRateLimitExceeded"],
    [429, "QuotaExceeded"],
    [429, "NeverHeardOf"],
  ],
  unavailable: [
    [500, "InternalError"],
    [200, "InternalError"],
    [504, "InternalServiceTimeout"],
    [503, "ServiceUnavailableTemp"],
    [502, "InternalServiceError"],
    [500, "ServiceFailure"],
    [500, "NeverHeardOf"],
  ],
  not_found: [
    [404, "UserNotExist"],
    [404, "UserNotExists"],
    [404, "LoginProfileNotExist"],
    [404, "PolicyNotExist"],
    [404, "AccessKeyNotExist"],
    [403, "AccessKeyNotExist"],
    [404, "ProjectNotExist"],
    [409, "PolicyDetachConflict"],
    [400, "RecordNoFound"],
    [404, "NotFound.ApiKey"],
    [404, "NeverHeardOf"],
  ],
  already: [
    [409, "UserAlreadyExists"],
    [409, "UserAlreadyExist"],
    [409, "LoginProfileAlreadyExist"],
    [409, "PolicyAlreadyExist"],
    [409, "ProjectAlreadyExists"],
    [409, "PolicyAttachConflict"],
    [400, "PolicyAttachConflict"],
  ],
  conflict: [
    [409, "UserDeleteConflictWithPolicy"],
    [409, "UserDeleteConflictWithAccessKey"],
    [409, "UserDeleteConflictWithRole"],
    [409, "NeverHeardOf"],
  ],
  denied: [
    [401, "MissingAuthenticationToken"],
    [401, "MissingSignature"],
    [401, "InvalidAccessKey"],
    [401, "SignatureDoesNotMatch"],
    [403, "LackPolicy"],
    [403, "LackProjectPolicy"],
    [403, "AccessDenied"],
    [400, "AccessDeniedException"],
    [400, "InvalidAuthorization"],
    [400, "InvalidCredential"],
    [401, "InvalidSecretToken"],
    [401, "AuthenticationError"],
    [403, "OperationDenied.ServiceNotOpen"],
    [403, "AccountOverdueError"],
    [400, "AccountNotVerified"],
    [403, "NeverHeardOf"],
  ],
  invalid: [
    [400, "MissingParameter"],
    [400, "MissingRequestInfo"],
    [404, "ServiceNotFound"],
    [404, "InvalidActionOrVersion"],
    [400, "InvalidUserName"],
    [400, "InvalidPassword"],
    [400, "InvalidPolicyType"],
    [400, "InvalidAccessKeyId"],
    [400, "InvalidAccessKeyStatus"],
    [409, "AccessKeyLimitExceeded"],
    [400, "ParameterNotFound"],
    [400, "InvalidParameter.Name"],
    [400, "InvalidParam"],
    [400, "NeverHeardOf"],
    [200, "NeverHeardOf"],
  ],
  expired_clock: [
    [403, "InvalidTimestamp"],
    [400, "InvalidTimestamp"],
  ],
  // These are told by the connection, not by the cloud.
  timeout: [],
  ambiguous: [],
  not_sent: [],
};

describe("what the cloud's codes mean", () => {
  const rows = Object.entries(told).flatMap(([kind, codes]) =>
    codes.map(([status, code]) => [code, status, kind] as const),
  );
  test.each(rows)("%s (%i) is %s", (code, status, kind) => {
    expect(kindOf(code, status)).toBe(kind);
  });
});

test("what the gateway did not write never says that something is gone", () => {
  const statuses = [200, 400, 401, 403, 404, 409, 429, 500, 502];
  expect(statuses.map(kindOfForeign)).toEqual([
    "unavailable",
    "unavailable",
    "denied",
    "denied",
    "unavailable",
    "unavailable",
    "throttled",
    "unavailable",
    "unavailable",
  ]);
});

test("gone can be asked of one thing only", () => {
  const nouns: CloudNoun[] = ["User", "Policy", "LoginProfile", "AccessKey", "Project", "Role"];
  const gone = (status: number, code: string) => {
    const error = errorOf(status, code);
    return [isGone(error), nouns.filter((noun) => isGone(error, noun))];
  };
  expect(gone(404, "UserNotExist")).toEqual([true, ["User"]]);
  expect(gone(404, "LoginProfileNotExists")).toEqual([true, ["LoginProfile"]]);
  expect(gone(404, "PolicyNotExist")).toEqual([true, ["Policy"]]);
  expect(gone(409, "PolicyDetachConflict")).toEqual([true, []]);
  expect(gone(404, "InvalidActionOrVersion")).toEqual([false, []]);
  expect(gone(409, "UserAlreadyExists")).toEqual([false, []]);
  expect(isGone(new Error("UserNotExist"))).toBe(false);
});

test("predicates know their codes, and nothing that is not the cloud's", () => {
  const holds = (error: unknown) =>
    Object.entries({ isAlready, isNotAttached, isDeleteBlocked })
      .filter(([, is]) => is(error))
      .map(([name]) => name);
  expect(holds(errorOf(409, "PolicyAttachConflict"))).toEqual(["isAlready"]);
  expect(holds(errorOf(409, "UserAlreadyExist"))).toEqual(["isAlready"]);
  expect(holds(errorOf(409, "PolicyDetachConflict"))).toEqual(["isNotAttached"]);
  expect(holds(errorOf(409, "UserDeleteConflictWithPolicy"))).toEqual(["isDeleteBlocked"]);
  expect(holds(errorOf(404, "UserNotExist"))).toEqual([]);
  expect(holds(new Error("UserAlreadyExists"))).toEqual([]);
});

test("what may have happened, and what may be tried again", () => {
  const judged = (Object.keys(told) as CloudErrorKind[]).map((kind) => {
    const error = new CloudError("iam.Any", { kind, code: "Any" });
    return [kind, mayHaveHappened(error), isRetryable(error)];
  });
  expect(judged).toEqual([
    ["throttled", false, true],
    ["unavailable", true, true],
    ["not_found", false, false],
    ["already", false, false],
    ["conflict", false, false],
    ["denied", false, false],
    ["invalid", false, false],
    ["expired_clock", false, false],
    ["timeout", true, true],
    ["ambiguous", true, true],
    ["not_sent", false, true],
  ]);
  const final = new CloudError("iam.Any", { kind: "unavailable", code: "Redirected", final: true });
  expect(isRetryable(final)).toBe(false);
  // Of an error that nobody foresaw, nothing can be excluded.
  expect([mayHaveHappened(new Error("bug")), isRetryable(new Error("bug"))]).toEqual([true, false]);
});
