"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, ChartSkeleton } from "@/components/charts/chart-frame";
import type { DayAmount } from "./day-series";
import { daySeries } from "./day-series";
import { useMoney } from "./use-money";

const height = 220;

const StackedDays = dynamic(
  () => import("@/components/charts/stacked-days").then((chart) => chart.StackedDays),
  { ssr: false, loading: () => <ChartSkeleton height={height} /> },
);

/** A month's spending by day, stacked by what it was spent on. */
export function DaysCard(props: {
  month: string;
  amounts: readonly DayAmount[];
  labelOf: (series: string) => string;
  total: string;
}) {
  const t = useTranslations("cloudSpending.days");
  const money = useMoney();
  const { series, days } = daySeries(props.month, props.amounts);
  const labels = series.map((id) => ({ id, label: id === "" ? t("rest") : props.labelOf(id) }));
  return (
    <ChartFrame
      title={t("title")}
      description={t("total", { amount: money.brief(props.total) })}
      table={{
        head: [t("day"), ...labels.map(({ label }) => label)],
        rows: days.map(({ day, values }) => [
          money.day(day),
          ...series.map((id) =>
            values[id] === undefined ? "" : money.bare(values[id].toFixed(6)),
          ),
        ]),
      }}
    >
      <StackedDays
        {...money.chart}
        height={height}
        series={labels.map(({ id, label }) => ({ id: id || "rest", label }))}
        days={days.map(({ day, values: { "": rest, ...values } }) => ({
          day,
          values: { ...values, ...(rest !== undefined && { rest }) },
        }))}
      />
    </ChartFrame>
  );
}
