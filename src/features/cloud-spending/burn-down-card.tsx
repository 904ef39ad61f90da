"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, ChartSkeleton } from "@/components/charts/chart-frame";
import { type BurnDownRead, burnDownPoints } from "./burn-down-view";
import { useMoney } from "./use-money";
import { useRunsOut } from "./use-runs-out";

const height = 240;

const BurnDown = dynamic(
  () => import("@/components/charts/burn-down").then((module) => module.BurnDown),
  { ssr: false, loading: () => <ChartSkeleton height={height} /> },
);

/** How the quota runs down, the steps it crosses, and in words the day on which it is used up. */
export function BurnDownCard({ read }: { read: BurnDownRead }) {
  const t = useTranslations("cloudSpending.burnDown");
  const money = useMoney();
  const say = useRunsOut();
  if (read.series.length === 0) return null;
  const points = burnDownPoints(read);
  const figure = (value: number | undefined) =>
    value === undefined ? "" : money.chart.formatValue(value);
  return (
    <ChartFrame
      title={t("title")}
      description={say(read)}
      note={read.forecast && t("basis", { amount: money.brief(read.forecast.burnPerDay) })}
      table={{
        head: [t("day"), t("left"), t("expected"), t("band")],
        rows: points.map(({ day, actual, expected, low, high }) => [
          money.day(day),
          figure(actual),
          actual === undefined ? figure(expected) : "",
          actual === undefined ? `${figure(low)} – ${figure(high)}` : "",
        ]),
      }}
    >
      <BurnDown
        {...money.chart}
        height={height}
        points={points}
        steps={read.steps.map((step, n) => ({
          value: (Number(read.allocated) * (100 - step)) / 100,
          label: `${step}%`,
          tone: n === read.steps.length - 1 ? "danger" : "warn",
        }))}
        {...(read.asOf && { today: { day: read.asOf, label: t("asOf") } })}
        labels={{ actual: t("left"), expected: t("expected"), band: t("band") }}
      />
    </ChartFrame>
  );
}
