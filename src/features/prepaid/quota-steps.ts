import { formatMoney } from "@/core/money";
import { microsOf } from "@/features/pools/pool";
import type { RouterOutputs } from "@/trpc/client";

type Quota = Pick<
  RouterOutputs["quota"]["prepaid"],
  "allocated" | "percent" | "steps" | "markedSteps" | "epochOpenedAt"
>;
type Told = Pick<
  RouterOutputs["alerts"]["list"]["rows"][number],
  "id" | "type" | "facts" | "raisedAt"
>;

/** How an alert step stands in this epoch. */
export type QuotaStep = { step: number; at: string } & (
  | { state: "told"; alert: string; toldAt: string }
  /** Passed when the epoch opened: nobody is told. */
  | { state: "marked" }
  /** Passed by a step that was set afterwards: told at the next poll. */
  | { state: "due" }
  | { state: "ahead" }
);

/** Each step with the amount it stands at, and the alert that told of it since the epoch opened. */
export function quotaSteps(quota: Quota, alerts: readonly Told[]): QuotaStep[] {
  const since = quota.epochOpenedAt;
  const ofEpoch = alerts.filter(
    ({ type, raisedAt }) =>
      type === "sub_account.quota_step" && since !== null && raisedAt >= since,
  );
  return quota.steps.map((step) => {
    const at = formatMoney(Math.floor(microsOf(quota.allocated) / 100) * step);
    const told = ofEpoch.find(({ facts }) => facts.step === String(step));
    if (told) return { step, at, state: "told", alert: told.id, toldAt: told.raisedAt };
    if (quota.markedSteps.includes(step)) return { step, at, state: "marked" };
    return { step, at, state: (quota.percent ?? 0) >= step ? "due" : "ahead" };
  });
}
