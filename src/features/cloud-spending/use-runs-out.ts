"use client";

import { useTranslations } from "next-intl";
import { type BurnDownRead, runsOut } from "./burn-down-view";
import { useMoney } from "./use-money";

/** When the quota is used up, as a sentence; with the band where it says more. */
export function useRunsOut() {
  const t = useTranslations("cloudSpending.burnDown");
  const money = useMoney();
  const between = (day: string, soonest: string | null, latest: string | null) => {
    if (!soonest || soonest === latest) return t("runsOut", { day });
    const from = { day, soonest: money.day(soonest) };
    return latest
      ? t("runsOutBetween", { ...from, latest: money.day(latest) })
      : t("runsOutFrom", from);
  };
  return (read: BurnDownRead): string => {
    if (Number(read.spent) >= Number(read.allocated)) return t("usedUp");
    const out = runsOut(read);
    if (!out) return t("tooFew");
    return out.day ? between(money.day(out.day), out.soonest, out.latest) : t("noEnd");
  };
}
