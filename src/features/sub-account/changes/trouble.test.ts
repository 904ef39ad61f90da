import { expect, test } from "vitest";
import { type Trouble, troubleOf } from "./trouble";

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
