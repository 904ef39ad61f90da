import { expect, test } from "vitest";
import type { CloudState, Grant, Snapshot } from "../schema/cloud-state";
import { nothingPending } from "./pending";
import { takeSnapshot } from "./snapshots";

const takenAt = new Date("2026-03-01T00:00:00Z");
const grant = (name: string, project = ""): Grant => ({ name, type: "System", project });
const cloud = (more: Partial<CloudState> = {}): CloudState => ({
  policies: [],
  keys: [],
  login: null,
  ...more,
});
const take = (more: Partial<Parameters<typeof takeSnapshot>[0]> = {}) =>
  takeSnapshot({
    existing: null,
    cloud: cloud(),
    grants: [],
    arkKeys: [],
    pending: nothingPending,
    takenAt,
    ...more,
  });
const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({ ...take(), ...more });

test("policies are what the cloud shows, what was granted, and what an enable still owes", () => {
  const taken = take({
    existing: snapshot({ policies: [grant("Owed")] }),
    cloud: cloud({ policies: [grant("Shown"), grant("Both")] }),
    grants: [grant("Both"), grant("Granted", "web")],
  });
  expect(taken.policies).toEqual([
    grant("Owed"),
    grant("Shown"),
    grant("Both"),
    grant("Granted", "web"),
  ]);
});

test("what an edit meant to detach is in no snapshot, in its own scope only", () => {
  const taken = take({
    cloud: cloud({ policies: [grant("A"), grant("A", "web")] }),
    pending: { ...nothingPending, detach: [grant("A")] },
  });
  expect(taken.policies).toEqual([grant("A", "web")]);
});

test("a key that was active before the disable stays to be activated, whatever the cloud shows now", () => {
  const off = { id: "k", active: false };
  const on = { id: "k", active: true };
  expect(take({ existing: snapshot({ keys: [on] }), cloud: cloud({ keys: [off] }) }).keys).toEqual([
    on,
  ]);
  expect(take({ existing: snapshot({ keys: [off] }), cloud: cloud({ keys: [on] }) }).keys).toEqual([
    on,
  ]);
  expect(take({ cloud: cloud({ keys: [off] }) }).keys).toEqual([off]);
  expect(take({ existing: snapshot({ arkKeys: [on] }), arkKeys: [off] }).arkKeys).toEqual([on]);
});

test("an edit of a key counts, and makes none", () => {
  const pending = {
    ...nothingPending,
    keys: [
      { id: "k", active: false },
      { id: "gone", active: true },
    ],
  };
  const taken = take({ cloud: cloud({ keys: [{ id: "k", active: true }] }), pending });
  expect(taken.keys).toEqual([{ id: "k", active: false }]);
});

test.each([
  [null, null, null, null],
  [null, false, null, false],
  [true, false, null, true],
  [false, true, null, true],
  [true, true, false, false],
  [null, null, true, true],
])("login %s before and %s now, edited to %s, is %s", (before, now, edited, wanted) => {
  const login = (allowed: boolean | null) =>
    allowed === null ? null : { allowed, resetRequired: false };
  const taken = take({
    existing: snapshot({ login: login(before) }),
    cloud: cloud({ login: login(now) }),
    pending: { ...nothingPending, login: edited },
  });
  expect(taken.login).toEqual(login(wanted));
});
