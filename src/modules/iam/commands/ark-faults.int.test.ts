import { expect, test } from "vitest";
import { arkStories } from "@/test/ark-stories";
import { settle } from "@/test/given-cloud";
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
const actions: Record<keyof typeof arkStories, string[]> = {
  create: ["ListApiKeys", "CreateApiKey", "GetRawApiKey"],
  rotate: ["UpdateApiKey", "GetRawApiKey"],
  delete: ["DeleteApiKey"],
};
const orders = { "as listed": faults, reversed: [...faults].reverse() };
const table = Object.entries(actions).flatMap(([kind, names]) =>
  names.flatMap((action) =>
    Object.entries(orders).map(([order, list]) => ({
      kind: kind as keyof typeof arkStories,
      action,
      order,
      list,
    })),
  ),
);

test.each(table)(
  "$kind of an Ark key ends as wanted whatever goes wrong with $action, $order",
  async ({ kind, action, list }) => {
    const { control } = cloud();
    const story = await arkStories[kind](cloud());
    const { accountId } = story.account;
    control.clearFaults();
    const since = control.calls({}).at(-1)?.seq ?? 0;
    for (const [i, fault] of list.entries()) {
      control.addFault({ accountId, action, at: i + 1, ...fault });
    }
    await settle(story.account, story.subAccountId, 60);
    const struck = control
      .calls({ accountId, action, since })
      .filter(({ outcome }) => outcome !== "ok" && !/NotExist|NotFound/.test(outcome));
    expect(struck.length).toBeGreaterThan(0);
    control.clearFaults();
    await story.agree();
  },
);
