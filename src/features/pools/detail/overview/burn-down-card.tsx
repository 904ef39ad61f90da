"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ChartFrame, ChartSkeleton } from "@/components/charts/chart-frame";
import { alertSteps, bucketsOf, type Pool } from "../../pool";
import { type BurnDownView, burnDown } from "./burn-down";
import { useChartFormat } from "./use-chart-format";
import { useForecastWords } from "./use-forecast-words";
import { usePeriod } from "./use-period";

const BurnDown = dynamic(
  () => import("@/components/charts/burn-down").then((module) => module.BurnDown),
  { ssr: false, loading: () => <ChartSkeleton height={height} /> },
);

const height = 240;

/** The balance since the last refresh, and what is expected until the next one. */
export function BurnDownCard({ pool }: { pool: Pool }) {
  const t = useTranslations("pools.overview");
  const words = useTranslations("words");
  const chart = useChartFormat();
  const period = usePeriod(pool);
  const say = useForecastWords(pool);
  if (!period.worthDrawing) return null;
  const view = period.input && burnDown(period.input);
  return (
    <ChartFrame
      title={t("burnDown")}
      description={view ? say(view.forecast) : t("reading")}
      note={
        view?.forecast &&
        view.forecast.perDay > 0 &&
        t("estimate", { amount: chart.formatValue(view.forecast.perDay) })
      }
      table={tableOf(view, [words("time"), words("balance"), t("expected")], chart)}
    >
      {view && period.input ? (
        <BurnDown
          {...chart}
          height={height}
          points={view.points}
          steps={stepsOf(pool)}
          today={{ day: period.input.today, label: t("today") }}
          labels={{ actual: words("balance"), expected: t("expected"), band: t("band") }}
        />
      ) : (
        <ChartSkeleton height={height} />
      )}
    </ChartFrame>
  );
}

/** The alert steps as amounts of what was granted. */
function stepsOf(pool: Pool) {
  const { allowanceGranted, boosterGranted } = bucketsOf(pool);
  const granted = (allowanceGranted + boosterGranted) / 1_000_000;
  return alertSteps.map((percent, n) => ({
    value: (granted * percent) / 100,
    label: `${percent}%`,
    tone: n === 0 ? ("warn" as const) : ("danger" as const),
  }));
}

function tableOf(
  view: BurnDownView | undefined,
  head: string[],
  chart: ReturnType<typeof useChartFormat>,
) {
  const figure = (value: number | undefined) =>
    value === undefined ? "" : chart.formatValue(value);
  return {
    head,
    rows: (view?.points ?? []).map(({ day, actual, expected }) => [
      chart.formatDay(day),
      figure(actual),
      figure(expected),
    ]),
  };
}
