"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, ChartSkeleton } from "@/components/charts/chart-frame";
import { useFormat } from "@/components/ui/format-provider";
import { Segmented } from "@/components/ui/segmented";
import { overviewDays } from "@/modules/billing/schema/overview";
import { useApproachName, useDays, useSpending } from "./use-overview";

const chartHeight = 330;

const StackedDays = dynamic(
  () => import("@/components/charts/stacked-days").then((chart) => chart.StackedDays),
  { ssr: false, loading: () => <ChartSkeleton height={chartHeight} /> },
);

/** Spending by day, by the approaches that cost most. */
export function SpendChart() {
  const t = useTranslations("dashboard.chart");
  const words = useTranslations("words");
  const format = useFormat();
  const nameOf = useApproachName();
  const [days, setDays] = useDays();
  const overview = useSpending();
  const series = [
    ...overview.approaches.map((label) => ({ id: label.id, label: nameOf(label) })),
    { id: "rest", label: t("rest") },
  ];
  const dayOf = (day: string) => format.date(`${day}T12:00:00Z`, "day");
  const money = (amount: string) => format.money(amount, { unit: "", decimals: 2 });
  return (
    <ChartFrame
      title={t("title")}
      description={t("description", { days })}
      actions={
        <Segmented
          label={t("range")}
          size="sm"
          options={overviewDays.map((count) => ({
            value: String(count),
            label: t("days", { count }),
          }))}
          value={String(days)}
          onValueChange={(value) =>
            void setDays(overviewDays.find((count) => String(count) === value) ?? null)
          }
        />
      }
      table={{
        head: [t("day"), t("total"), ...series.map(({ label }) => label)],
        rows: overview.days.toReversed().map(({ day, total, parts }) => [
          day,
          money(total),
          ...series.map(({ id }) => {
            const part = parts.find(({ approach }) => approach === id);
            return part ? money(part.cost) : "";
          }),
        ]),
      }}
      note={t("note")}
    >
      <StackedDays
        series={series}
        days={overview.days.map(({ day, parts }) => ({
          day,
          values: Object.fromEntries(parts.map(({ approach, cost }) => [approach, Number(cost)])),
        }))}
        unit={words("coins")}
        formatValue={(value) => format.number(value, { decimals: 2 })}
        formatAxis={(value) => format.number(value, { compact: true })}
        formatDay={dayOf}
        height={chartHeight}
      />
    </ChartFrame>
  );
}
