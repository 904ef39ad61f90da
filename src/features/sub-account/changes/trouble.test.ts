import { expect, test } from "vitest";
import { isOurs, ownCode, type Trouble, troubleOf } from "./trouble";

test.each<[string, Trouble]>([
  ["FlowLimitExceeded", "throttled"],
  ["AccountFlowLimitExceeded", "throttled"],
  ["TooManyWaiting", "throttled"],
  ["AccessDenied", "denied"],
  ["LackProjectPolicy", "denied"],
  ["SignatureDoesNotMatch", "credentials"],
  ["InvalidAccessKey", "credentials"],
  ["InvalidTimestamp", "credentials"],
  ["InvalidPassword", "password"],
  ["AccessKeyLimitExceeded", "limit"],
  ["UserNotExist", "gone"],
  ["PolicyNotExists", "gone"],
  ["DeleteConflict.Policy", "conflict"],
  ["UserAlreadyExists", "conflict"],
  ["InternalError", "unreachable"],
  ["ECONNRESET", "unreachable"],
  ["Timeout", "unreachable"],
  ["NotUnderstood", "unreachable"],
  ["InvalidUserName", "invalid"],
  ["MissingParameter", "invalid"],
  ["Whatever", "unknown"],
])("the code %s comes to %s", (code, trouble) => expect(troubleOf(code)).toBe(trouble));

test("our own codes are told from the cloud's, and all of them have a text", () => {
  expect(["iam.abandoned", "cloud_account.switched_off", "superseded"].every(isOurs)).toBe(true);
  expect(["AccessDenied", "DeleteConflict.Policy", "ECONNRESET"].some(isOurs)).toBe(false);
  expect([ownCode("superseded"), ownCode("iam.abandoned")]).toEqual([
    "iam.superseded",
    "iam.abandoned",
  ]);
});
