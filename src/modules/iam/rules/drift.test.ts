import { expect, test } from "vitest";
import type { CloudState, Grant, Snapshot } from "../schema/cloud-state";
import { driftOf, repairOf } from "./drift";

const grant = (name: string): Grant => ({ name, type: "System", project: "" });
const cloud = (more: Partial<CloudState> = {}): CloudState => ({
  policies: [],
  keys: [],
  login: null,
  ...more,
});
const snapshot: Snapshot = {
  takenAt: "2026-03-01T00:00:00.000Z",
  policies: [grant("A")],
  keys: [{ id: "k", active: true }],
  arkKeys: [{ id: "ark", active: true }],
  login: null,
};
const enabled = { disabledReasons: [], snapshot: null, grants: [grant("A")] };
const disabled = { disabledReasons: ["manual"], snapshot, grants: [grant("A")] };

test("of an enabled one what is missing and what is more is shown, and only the missing made good", () => {
  const shown = cloud({ policies: [grant("Hand")] });
  expect(driftOf(enabled, shown)).toEqual({
    missing: [grant("A")],
    extra: [grant("Hand")],
    activeKeys: [],
    loginOpen: false,
  });
  expect(repairOf(enabled, shown, [])).toEqual({ attach: [grant("A")] });
  const well = cloud({ policies: [grant("A"), grant("Hand")] });
  expect(repairOf(enabled, well, [])).toBeUndefined();
});

test("of a disabled one everything that it can do is shown, and its own taken away", () => {
  const open = cloud({
    policies: [grant("Hand")],
    keys: [{ id: "other", active: true }],
  });
  expect(driftOf(disabled, open)).toMatchObject({ extra: [grant("Hand")], activeKeys: ["other"] });
  expect(repairOf(disabled, open, [])).toBeUndefined();
  expect(repairOf(disabled, cloud({ policies: [grant("A")] }), [])).toBe("disable");
  expect(repairOf(disabled, cloud({ keys: [{ id: "k", active: true }] }), [])).toBe("disable");
  const login = { allowed: true, resetRequired: false };
  expect(repairOf(disabled, cloud({ login }), [])).toBe("disable");
  expect(repairOf(disabled, cloud(), ["ark"])).toBe("disable");
  expect(repairOf(disabled, cloud(), [])).toBeUndefined();
});

test("a disable without its snapshot, and an enable that left one, are taken up", () => {
  expect(repairOf({ ...disabled, snapshot: null }, cloud(), [])).toBe("disable");
  expect(repairOf({ ...enabled, snapshot }, cloud({ policies: [grant("A")] }), [])).toBe("enable");
});
