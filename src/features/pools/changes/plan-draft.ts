import { readDecimal } from "@/components/ui/read-decimal";
import { formatMoney } from "@/core/money";
import type { RefreshUnit } from "@/modules/quota/rules/refresh";
import { Allowance, RefreshPlan } from "@/modules/quota/schema/pool";

/** A refresh plan as it is being typed. */
export type PlanDraft = { unit: RefreshUnit; every: string; never: boolean; allowance: string };

export const emptyPlan: PlanDraft = { unit: "month", every: "1", never: false, allowance: "" };

export const draftOf = (plan: {
  refresh: { unit: RefreshUnit; every: number };
  allowance: string;
}): PlanDraft => ({
  unit: plan.refresh.unit,
  every: String(Math.abs(plan.refresh.every)),
  never: plan.refresh.every < 0,
  allowance: plan.allowance,
});

export type PlanRead = {
  refresh?: RefreshPlan;
  /** A decimal string, as the operations take it. */
  allowance?: string;
  /** Codes by field. */
  problems: { every?: string; allowance?: string };
};

/** What was typed, read by the operation's own schema. */
export function readPlan({ unit, every, never, allowance }: PlanDraft): PlanRead {
  const periods = /^\d{1,5}$/.test(every.trim()) ? Number(every) : Number.NaN;
  const refresh = RefreshPlan.safeParse({ unit, every: never ? -1 : periods });
  const granted = Allowance.safeParse(readDecimal(allowance));
  return {
    ...(refresh.success && { refresh: refresh.data }),
    ...(granted.success && { allowance: formatMoney(granted.data) }),
    problems: {
      ...(!refresh.success && { every: codeOf(refresh.error, "quota.refresh_out_of_range") }),
      ...(!granted.success && { allowance: codeOf(granted.error, "money.invalid") }),
    },
  };
}

/** A schema's own code; its built-in messages are no codes. */
function codeOf(error: { issues: readonly { message: string }[] }, fallback: string): string {
  const message = error.issues[0]?.message ?? "";
  return /^[a-z_]+\.[a-z_]+$/.test(message) ? message : fallback;
}
