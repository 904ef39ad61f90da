"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/components/ui/format-provider";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { dayOf } from "@/features/listing/zone-days";
import { monthsUntil, plusMonths } from "./months";

/** Chooses the month in view, with its neighbours a press away. */
export function MonthPicker(props: { month: string; onMonthChange: (month: string) => void }) {
  const t = useTranslations("cloudSpending.month");
  const format = useFormat();
  const zone = useTimeZone() ?? "UTC";
  const [months] = useState(() => monthsUntil(dayOf(new Date(), zone).slice(0, 7)));
  const { month, onMonthChange } = props;
  const go = (count: number) => {
    const wanted = plusMonths(month, count);
    return months.includes(wanted) ? () => onMonthChange(wanted) : undefined;
  };
  const [earlier, later] = [go(-1), go(1)];
  return (
    <div className="flex items-center gap-1">
      <IconButton
        label={t("earlier")}
        icon={<ChevronLeft />}
        disabled={!earlier}
        onClick={earlier}
      />
      <Select
        label={t("label")}
        className="w-44"
        value={month}
        onValueChange={onMonthChange}
        options={[...new Set([month, ...months])]
          .sort()
          .reverse()
          .map((value) => ({ value, label: format.date(`${value}-15T04:00:00Z`, "month") }))}
      />
      <IconButton label={t("later")} icon={<ChevronRight />} disabled={!later} onClick={later} />
    </div>
  );
}
