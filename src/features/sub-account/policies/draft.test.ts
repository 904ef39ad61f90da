import { expect, test } from "vitest";
import {
  isToAttach,
  isToDetach,
  noDraft,
  sizeOf,
  standingOf,
  withoutPolicy,
  withPolicy,
} from "./draft";

const ark = { type: "System" as const, name: "ArkFullAccess", project: "" };
const inLab = { ...ark, project: "lab" };

test("a policy is added once, per place, and forgotten when it is taken away again", () => {
  const both = withPolicy(withPolicy(withPolicy(noDraft, ark), ark), inLab);
  expect(both).toEqual({ attach: [ark, inLab], detach: [] });
  expect(withoutPolicy(both, ark)).toEqual({ attach: [inLab], detach: [] });
  expect([isToAttach(both, inLab), isToDetach(both, inLab)]).toEqual([true, false]);
});

test("a policy is taken away once, and stays when it is added again", () => {
  const draft = withoutPolicy(withoutPolicy(noDraft, ark), ark);
  expect(draft).toEqual({ attach: [], detach: [ark] });
  expect(sizeOf(withPolicy(draft, ark))).toBe(0);
});

test("only what names the grant is sent", () => {
  const shown = { ...ark, granted: true, present: true, kept: false };
  expect(withoutPolicy(noDraft, shown).detach).toEqual([ark]);
});

test.each([
  [{ granted: true, present: true, kept: false }, false, "ok"],
  [{ granted: true, present: false, kept: false }, false, "missing"],
  [{ granted: false, present: true, kept: false }, false, "foreign"],
  [{ granted: false, present: false, kept: true }, false, "returns"],
  [{ granted: true, present: false, kept: true }, true, "returns"],
  [{ granted: true, present: true, kept: true }, true, "left"],
] as const)("%o, disabled: %s, is %s", (grant, disabled, standing) => {
  expect(standingOf(grant, disabled)).toBe(standing);
});
