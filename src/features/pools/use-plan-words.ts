"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/components/ui/format-provider";
import type { RefreshUnit } from "@/modules/quota/rules/refresh";

export type Plan = { unit: RefreshUnit; every: number };

/** A refresh plan in words: "every 3 months", and with the allowance "2,000.00 coins every week". */
export function usePlanWords() {
  const t = useTranslations("pools.plan");
  const format = useFormat();
  return useMemo(() => {
    const rhythm = ({ unit, every }: Plan) => (every < 0 ? t("never") : t(unit, { every }));
    const whole = (plan: Plan, allowance: string) => {
      const amount = format.money(allowance);
      return plan.every < 0 ? t("once", { amount }) : t("whole", { amount, rhythm: rhythm(plan) });
    };
    return { rhythm, whole };
  }, [t, format]);
}
