import { expect, test } from "vitest";
import { quotaSteps } from "./quota-steps";

const quota = {
  allocated: "200",
  percent: 91,
  steps: [50, 80, 90, 95],
  markedSteps: [50, 80],
  epochOpenedAt: "2026-05-04T04:00:00.000Z",
};
const told = (step: string, raisedAt: string) => ({
  id: `alert-${step}-${raisedAt}`,
  type: "sub_account.quota_step" as const,
  facts: { step },
  raisedAt,
});

test("a step is told, marked, due or ahead, at its part of what is allocated", () => {
  const alerts = [told("80", "2026-05-05T00:00:00.000Z"), told("50", "2026-05-01T00:00:00.000Z")];
  expect(quotaSteps(quota, alerts)).toEqual([
    { step: 50, at: "100", state: "marked" },
    {
      ...{ step: 80, at: "160", state: "told" },
      ...{ alert: alerts[0]?.id, toldAt: "2026-05-05T00:00:00.000Z" },
    },
    { step: 90, at: "180", state: "due" },
    { step: 95, at: "190", state: "ahead" },
  ]);
});

test("before the first allocation no alert belongs to an epoch", () => {
  const none = { ...quota, percent: null, markedSteps: [], epochOpenedAt: null };
  const steps = quotaSteps(none, [told("50", "2026-05-05T00:00:00.000Z")]);
  expect(steps.map(({ state }) => state)).toEqual(["ahead", "ahead", "ahead", "ahead"]);
});
