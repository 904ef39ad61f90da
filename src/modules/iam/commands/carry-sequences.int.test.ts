import fc from "fast-check";
import { expect, test } from "vitest";
import { admin, testContext } from "@/test/context";
import {
  carry,
  givenCloudAccount,
  givenCloudUser,
  letTimePass,
  rowOf,
  settle,
  shownBy,
} from "@/test/given-cloud";
import { cloudOfFile } from "@/test/simulator";
import { setAccessKey } from "./access-keys";
import { allowConsoleLogin } from "./console-login";
import { setGrants } from "./set-grants";
import { disableSubAccount, enableSubAccount } from "./status";

const cloud = cloudOfFile();
const { ctx } = testContext({ actor: admin("ops") });
const names = ["ArkFullAccess", "TOSFullAccess", "ECSFullAccess"] as const;
const grantOf = (name: string) => ({
  name,
  type: "System" as const,
  project: "",
});

const Reason = fc.constantFrom("manual" as const, "security" as const);
const Name = fc.constantFrom(...names);
const Fault = fc.record({
  action: fc.constantFrom(
    "AttachUserPolicy",
    "DetachUserPolicy",
    "UpdateAccessKey",
    "UpdateLoginProfile",
    "ListAccessKeys",
  ),
  phase: fc.constantFrom("before" as const, "after" as const),
  effect: fc.constantFrom(
    { kind: "throttle" as const },
    { kind: "error" as const, code: "ServiceFailure", status: 500 },
    { kind: "drop" as const },
  ),
});
const Step = fc.oneof(
  fc.record({ do: fc.constant("disable" as const), reason: Reason }),
  fc.record({ do: fc.constant("enable" as const), reason: Reason }),
  fc.record({ do: fc.constant("attach" as const), name: Name }),
  fc.record({ do: fc.constant("detach" as const), name: Name }),
  fc.record({ do: fc.constant("key" as const), active: fc.boolean() }),
  fc.record({ do: fc.constant("login" as const), allowed: fc.boolean() }),
  fc.record({ do: fc.constant("fault" as const), fault: Fault }),
  fc.constant({ do: "carry" as const }),
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

/** What is wanted after the steps so far, kept without any change, item or snapshot. */
type Wanted = {
  reasons: Set<string>;
  policies: Set<string>;
  key: boolean;
  login: boolean;
};
type Subject = {
  account: Awaited<ReturnType<typeof givenCloudAccount>>;
  id: string;
  key: string;
};

const acts: {
  [D in Step["do"]]: (
    on: Subject,
    step: Extract<Step, { do: D }>,
    wanted: Wanted,
  ) => Promise<unknown>;
} = {
  disable({ id: subAccountId }, { reason: as }, { reasons }) {
    reasons.add(as);
    return disableSubAccount(ctx, { subAccountId, as, reason: "for a test" });
  },
  enable({ id: subAccountId }, { reason }, { reasons }) {
    reasons.delete(reason);
    return enableSubAccount(ctx, { subAccountId, lift: [reason] });
  },
  attach({ id: subAccountId }, { name }, { policies }) {
    policies.add(name);
    return setGrants(ctx, {
      subAccountId,
      attach: [grantOf(name)],
      detach: [],
    });
  },
  detach({ id: subAccountId }, { name }, { policies }) {
    policies.delete(name);
    return setGrants(ctx, {
      subAccountId,
      attach: [],
      detach: [grantOf(name)],
    });
  },
  key({ id: subAccountId, key }, { active }, wanted) {
    wanted.key = active;
    return setAccessKey(ctx, { subAccountId, key, active });
  },
  login({ id: subAccountId }, { allowed }, wanted) {
    wanted.login = allowed;
    return allowConsoleLogin(ctx, { subAccountId, allowed });
  },
  async fault({ account: { accountId } }, { fault }) {
    cloud().control.addFault({ accountId, ...fault });
  },
  async carry({ account, id }) {
    await letTimePass(id);
    await carry(account, id);
  },
};

async function play(steps: readonly Step[]): Promise<void> {
  const account = await givenCloudAccount(cloud());
  const given = {
    grants: [grantOf(names[0])],
    keys: ["active"] as const,
    login: true,
  };
  const { id, userName, keys } = await givenCloudUser(account, given);
  const subject = { account, id, key: keys[0]! };
  const wanted: Wanted = {
    reasons: new Set(),
    policies: new Set([names[0]]),
    key: true,
    login: true,
  };
  for (const step of steps) {
    const act = acts[step.do] as (on: Subject, step: Step, wanted: Wanted) => Promise<unknown>;
    await act(subject, step, wanted);
  }
  cloud().control.clearFaults();
  await settle(account, id, 60);

  const disabled = wanted.reasons.size > 0;
  const shown = await shownBy(account, userName);
  expect(shown.policies).toEqual(disabled ? [] : [...wanted.policies].map((n) => `/${n}`).sort());
  expect(shown.keys).toEqual([{ id: subject.key, active: !disabled && wanted.key }]);
  expect(shown.login?.allowed).toBe(!disabled && wanted.login);
  const { snapshot } = await rowOf(id);
  if (!disabled) {
    expect(snapshot).toBeNull();
    return;
  }
  expect(snapshot?.policies.map(({ name }) => name).sort()).toEqual([...wanted.policies].sort());
  expect(snapshot?.keys).toEqual([{ id: subject.key, active: wanted.key }]);
  expect(snapshot?.login?.allowed).toBe(wanted.login);
}

test("whatever is asked for, in whatever order, and whatever the cloud does, both agree in the end", {
  timeout: 120_000,
}, async () => {
  const steps = fc.array(Step, { minLength: 3, maxLength: 14 });
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: 20 });
});
