"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, ChartSkeleton } from "@/components/charts/chart-frame";
import { useFormat } from "@/components/ui/format-provider";
import { daysBetween } from "@/features/listing/zone-days";
import { Failure } from "@/features/shell/region";
import type { Pool } from "../../pool";
import { useChartFormat } from "./use-chart-format";
import { useSpending } from "./use-spending";

const StackedDays = dynamic(
  () => import("@/components/charts/stacked-days").then((module) => module.StackedDays),
  { ssr: false, loading: () => <ChartSkeleton height={220} /> },
);

const height = 220;

/** What was spent on each day; a day without charges is zero, not absent. */
export function SpendCard({ pool, days }: { pool: Pool; days: number }) {
  const t = useTranslations("pools.overview");
  const words = useTranslations("words");
  const format = useFormat();
  const chart = useChartFormat();
  const { data, error, firstDay, today } = useSpending(pool.name, days, "day");
  const spent = new Map(data?.groups.map(({ key, cost }) => [key, cost]));
  const all = daysBetween(firstDay, today);
  return (
    <ChartFrame
      title={t("byDay")}
      description={
        data &&
        t("total", {
          amount: format.money(data.total, { decimals: 2 }),
          count: format.number(data.charges),
        })
      }
      table={{
        head: [words("time"), t("spent")],
        rows: all.map((day) => [chart.formatDay(day), format.money(spent.get(day) ?? "0")]),
      }}
    >
      {error && <Failure error={error} />}
      {!data && !error && <ChartSkeleton height={height} />}
      {data && (
        <StackedDays
          {...chart}
          height={height}
          series={[{ id: "spent", label: t("spent") }]}
          days={all.map((day) => ({ day, values: { spent: Number(spent.get(day) ?? 0) } }))}
        />
      )}
    </ChartFrame>
  );
}
