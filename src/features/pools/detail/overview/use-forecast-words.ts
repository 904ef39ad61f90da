"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format-provider";
import { formatMoney } from "@/core/money";
import { remainingAfter } from "@/modules/quota/rules/refresh";
import { microsOf, type Pool } from "../../pool";
import type { Forecast } from "./burn-down";
import { useChartFormat } from "./use-chart-format";

/** What the burn-down comes to, in one sentence. */
export function useForecastWords(pool: Pool) {
  const t = useTranslations("pools.overview");
  const format = useFormat();
  const chart = useChartFormat();
  const { nextRefreshAt } = pool;

  const usedUp = () =>
    nextRefreshAt
      ? t("usedUp", {
          day: format.date(nextRefreshAt, "day"),
          amount: format.money(balanceAfterRefresh(pool), { decimals: 2 }),
        })
      : t("usedUpForGood");
  return (forecast: Forecast | undefined): string => {
    if (microsOf(pool.balance) <= 0) return usedUp();
    if (!forecast) return t("noForecast");
    if (forecast.emptyOn) return t("runsOut", { day: chart.formatDay(forecast.emptyOn) });
    const amount = chart.formatValue(forecast.left);
    return nextRefreshAt
      ? t("lasts", { amount, day: format.date(nextRefreshAt, "day") })
      : t("lastsMonth", { amount });
  };
}

/** By the rule that refreshes pools: one period pays debt off before it grants anything. */
const balanceAfterRefresh = ({ remaining, allowance, booster }: Pool) =>
  formatMoney(remainingAfter(microsOf(remaining), microsOf(allowance), 1) + microsOf(booster));
