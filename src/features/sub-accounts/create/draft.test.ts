import { expect, test } from "vitest";
import { emptyDraft, problemsOf, toInput } from "./draft";
import { optionOf, policyOf } from "./policy-option";

const requestId = "7d2c5f60-5a0e-4d1b-8f7b-2f4f0f3c9e11";
const draft = {
  ...emptyDraft,
  cloudAccountId: "0f6f3c9e-2b1d-4a55-9d0a-5b0e1f6d7c21",
  userName: " drama-lab ",
  displayName: "戏剧实验室",
};

test("what is switched off or empty does not reach the operation", () => {
  const typed = {
    ...draft,
    console: { ...draft.console, password: "left over" },
    portal: { on: false, username: "left", password: "over" },
  };
  const input = toInput(typed, requestId);
  expect(input).toEqual({
    requestId,
    cloudAccountId: draft.cloudAccountId,
    userName: "drama-lab",
    displayName: "戏剧实验室",
    accessKey: true,
    portal: {},
    projects: [],
    policies: [],
  });
  expect(problemsOf(input)).toEqual({});
});

test("a whole form reaches the operation", () => {
  const ark = optionOf({ name: "ArkFullAccess", type: "System" });
  const own = optionOf({ name: "a:b", type: "Custom" });
  const input = toInput(
    {
      ...draft,
      phone: "+8613012345678",
      email: "lab@example.edu",
      console: { on: true, password: "Peonies-7-snow", allowed: true, resetRequired: false },
      portal: { on: true, username: "", password: "harbour violet lantern" },
      project: { name: { value: "drama", label: "drama" }, policies: [ark, own], monitored: true },
      policies: [ark],
    },
    requestId,
  );
  expect(input).toMatchObject({
    phone: "+8613012345678",
    console: { password: "Peonies-7-snow", allowed: true, resetRequired: false },
    portal: { password: "harbour violet lantern" },
    projects: [
      {
        project: "drama",
        policies: [
          { name: "ArkFullAccess", type: "System" },
          { name: "a:b", type: "Custom" },
        ],
        monitored: true,
      },
    ],
  });
  expect(problemsOf(input)).toEqual({});
});

test("each wrong field has the code of its own", () => {
  const wrong = {
    ...draft,
    cloudAccountId: "",
    userName: "戏剧",
    phone: "12",
    console: { ...draft.console, on: true },
    portal: { on: true, username: "-x", password: "short" },
  };
  expect(problemsOf(toInput(wrong, requestId))).toEqual({
    cloudAccountId: "iam.cloud_account_missing",
    userName: "iam.user_name_invalid",
    phone: "iam.phone_invalid",
    "console.password": "password.required",
    "portal.username": "iam.portal_name_invalid",
    "portal.password": "password.too_short",
  });
});

test("policies keep type and name", () => {
  expect(policyOf({ value: "Custom:x:y" })).toEqual({ type: "Custom", name: "x:y" });
});
