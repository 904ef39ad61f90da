"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/components/ui/format-provider";

/** How the charts of a pool's page write their figures and days. */
export function useChartFormat() {
  const words = useTranslations("words");
  const format = useFormat();
  const unit = words("coins");
  return useMemo(
    () => ({
      unit,
      formatValue: (value: number) => format.money(value.toFixed(2)),
      formatAxis: (value: number) => format.number(value, { compact: true }),
      // Noon UTC is the same day wherever a university stands.
      formatDay: (day: string) => format.date(`${day}T04:00:00Z`, "day"),
    }),
    [unit, format],
  );
}
