"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/components/ui/format-provider";

/** How spending is written: CNY, days of the calendar, and numbers that only draw. */
export function useMoney() {
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  return useMemo(
    () => ({
      unit,
      /** Cut to two decimals, for overviews. */
      brief: (amount: string) => format.money(amount, { unit, decimals: 2 }),
      exact: (amount: string) => format.money(amount, { unit }),
      bare: (amount: string) => format.money(amount, { unit: "", decimals: 2 }),
      // Noon in China is the same day wherever a university stands.
      month: (month: string) => format.date(`${month}-15T04:00:00Z`, "month"),
      day: (day: string) => format.date(`${day}T04:00:00Z`, "date"),
      chart: {
        unit,
        formatValue: (value: number) => format.money(value.toFixed(2), { unit }),
        formatAxis: (value: number) => format.number(value, { compact: true }),
        formatDay: (day: string) => format.date(`${day}T04:00:00Z`, "day"),
      },
    }),
    [format, unit],
  );
}
