import { expect, test } from "vitest";
import { stories } from "@/test/carry-stories";
import { carry, changesOf, letTimePass, settle } from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";

const cloud = cloudOfFile();
type Fault = Pick<
  Parameters<ReturnType<typeof cloud>["control"]["addFault"]>[0] & object,
  "effect" | "phase"
>;

/** Everything that goes wrong with a call, one after the other; the last two leave open what happened. */
const faults: Fault[] = [
  { effect: { kind: "throttle" } },
  { effect: { kind: "error", code: "ServiceFailure", status: 500 } },
  { effect: { kind: "body", status: 502, body: "<html>bad gateway</html>" } },
  { effect: { kind: "hang" }, phase: "after" },
  { effect: { kind: "drop" }, phase: "after" },
];

/** Every action of each kind of change. */
const actions: Record<keyof typeof stories, string[]> = {
  create: [
    "CreateUser",
    "GetLoginProfile",
    "CreateLoginProfile",
    "AttachUserPolicy",
    "ListAccessKeys",
    "CreateAccessKey",
    "ListAttachedUserPolicies",
  ],
  disable: [
    "ListAccessKeys",
    "UpdateAccessKey",
    "UpdateLoginProfile",
    "DetachUserPolicy",
    "DetachPolicyInProject",
  ],
  enable: ["AttachUserPolicy", "AttachPolicyInProject", "UpdateLoginProfile", "UpdateAccessKey"],
  unlink: ["DetachPolicyInProject", "ListAttachedUserPolicies"],
};
const orders = { "as listed": faults, reversed: [...faults].reverse() };
const table = Object.entries(actions).flatMap(([kind, names]) =>
  names.flatMap((action) =>
    Object.entries(orders).map(([order, list]) => ({
      kind: kind as keyof typeof stories,
      action,
      order,
      list,
    })),
  ),
);

test.each(table)(
  "$kind ends as wanted whatever goes wrong with $action, $order",
  async ({ kind, action, list }) => {
    const { control } = cloud();
    const story = await stories[kind](cloud());
    const { accountId } = story.account;
    control.clearFaults();
    for (const [i, fault] of list.entries()) {
      control.addFault({ accountId, action, at: i + 1, ...fault });
    }
    await settle(story.account, story.subAccountId, 60);
    const struck = control
      .calls({ accountId, action })
      .filter(({ outcome }) => outcome !== "ok" && !/Conflict|AlreadyExist|NotExist/.test(outcome));
    expect(struck.length).toBeGreaterThan(0);
    control.clearFaults();
    await story.agree();
  },
);

test("what the cloud does not show yet is looked at again, later and later", async () => {
  const story = await stories.disable(cloud());
  const { account, subAccountId } = story;
  const { accountId } = account;
  const effect = { kind: "late" as const, ms: 1_500 };
  cloud().control.addFault({ accountId, action: "DetachUserPolicy", effect });
  await carry(account, subAccountId);
  expect(await changesOf(subAccountId)).toMatchObject([
    { state: "open", code: "iam.not_visible_yet", attempts: 1 },
  ]);
  await letTimePass(subAccountId);
  await carry(account, subAccountId);
  expect(await changesOf(subAccountId)).toMatchObject([{ state: "open", attempts: 2 }]);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await settle(account, subAccountId);
  await story.agree();
});
