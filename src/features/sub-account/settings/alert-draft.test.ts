import { expect, test } from "vitest";
import { alertDraftOf, readAlerts } from "./alert-draft";

const draft = { ownSteps: true, steps: "50, 80，95%", mode: "ask" as const };

test("steps are read as people write them", () => {
  expect(readAlerts(draft).settings).toEqual({ alertSteps: [50, 80, 95], whenExhausted: "ask" });
  expect(readAlerts({ ...draft, steps: "" }).settings?.alertSteps).toEqual([]);
});

test.each([
  ["50, x", "config.step_range"],
  ["0", "config.step_range"],
  ["100", "config.step_range"],
  ["80, 50", "config.steps_order"],
])("%s is refused as %s", (steps, problem) => {
  expect(readAlerts({ ...draft, steps })).toEqual({ settings: undefined, problem });
});

test("what is inherited is sent as nothing of its own, whatever the field holds", () => {
  const inherited = alertDraftOf({
    ownSteps: false,
    steps: [50, 80],
    ownMode: false,
    whenExhausted: "disable",
  });
  expect(inherited).toEqual({ ownSteps: false, steps: "50, 80", mode: "inherit" });
  expect(readAlerts({ ...inherited, steps: "x" }).settings).toEqual({
    alertSteps: null,
    whenExhausted: null,
  });
});
