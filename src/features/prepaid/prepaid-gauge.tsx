"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GaugeBar, type GaugeSize } from "@/components/gauge/gauge-bar";
import { gaugeGeometry } from "@/components/gauge/gauge-geometry";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { Tooltip } from "@/components/ui/tooltip";
import { type PrepaidMoney, prepaidFigures } from "./prepaid-figures";
import { PrepaidLegend, PrepaidLevelMark, usePrepaidParts } from "./prepaid-legend";

export type PrepaidGaugeProps = PrepaidMoney & {
  /** Whose quota it is. */
  label?: string;
  /** Alert steps in percent spent, rising; the bar turns amber at the last. */
  steps?: readonly number[];
  size?: GaugeSize;
  /** "Bills through 3 Mar": shown under card and detail. */
  note?: ReactNode;
  /** The exact amounts below the bar, unless they stand beside it. */
  legend?: boolean;
};

const usualSteps: readonly number[] = [50, 80, 90];

/**
 * A prepaid quota: what is left as the bar and the figure, what is spent in percent beside it; spent
 * beyond the quota lies left of zero, and what no bill shows yet is hatched.
 */
export function PrepaidGauge({ steps = usualSteps, size = "row", ...props }: PrepaidGaugeProps) {
  const t = useTranslations("prepaid");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  const figures = prepaidFigures(props, steps);
  if (figures.level === "none") return <Unallocated spent={props.spent} size={size} />;
  const money = (amount: string) => format.money(amount, { decimals: 2, unit });
  const percent = t("spentPercent", { percent: format.percent((figures.percent ?? 0) / 100, 1) });
  const meter = <Meter {...props} steps={steps} size={size} figures={figures} percent={percent} />;
  const over = figures.level === "over" && "text-danger";
  if (size === "row") {
    return (
      <div className="figures flex min-w-56 items-center gap-2.5">
        <span className={cn("min-w-[6.5rem] shrink-0 text-right", over)}>
          {money(figures.leftText)}
        </span>
        <span className="min-w-14 flex-1">{meter}</span>
        <span className="flex min-w-16 shrink-0 items-center gap-1 text-muted text-xs">
          <PrepaidLevelMark level={figures.level} />
          {percent}
        </span>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <div className="figures flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="text-muted text-sm">{figures.left < 0 ? t("overspent") : t("left")}</span>
        <span
          className={cn(
            "font-semibold tracking-tight",
            size === "detail" ? "text-2xl" : "text-xl",
            over,
          )}
        >
          {money(figures.leftText.replace("-", ""))}
        </span>
        <span className="text-muted text-sm">{percent}</span>
        <PrepaidLevelMark level={figures.level} worded />
      </div>
      {meter}
      {props.legend !== false && <PrepaidLegend money={props} />}
      {props.note && <div className="text-muted text-xs">{props.note}</div>}
    </div>
  );
}

function Meter({
  figures,
  percent,
  size = "row",
  steps = usualSteps,
  ...money
}: PrepaidGaugeProps & { figures: ReturnType<typeof prepaidFigures>; percent: string }) {
  const t = useTranslations("prepaid");
  const parts = usePrepaidParts(money);
  const bar = (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot show several parts
    <div
      role="meter"
      aria-label={money.label ?? t("quota")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min(100, figures.percent ?? 0)}
      aria-valuetext={[percent, ...parts.map(({ label, figure }) => `${label} ${figure}`)].join(
        ", ",
      )}
      className="w-full"
    >
      <GaugeBar
        size={size}
        gauge={{
          ...gaugeGeometry({
            allowanceRemaining: figures.left,
            allowanceGranted: figures.allocated,
            ...{ booster: 0, boosterGranted: 0, held: 0 },
            ticks: steps.map((step) => 100 - step).filter((left) => left > 0),
            forecast: figures.allocated - figures.estimated,
          }),
          level: figures.level === "none" ? "ok" : figures.level,
        }}
      />
    </div>
  );
  return size === "row" ? (
    <Tooltip content={<PrepaidLegend money={money} stacked />} align="start">
      {bar}
    </Tooltip>
  ) : (
    bar
  );
}

/** Monitored, but never told and never disabled: nothing can run out yet. */
function Unallocated({ spent, size }: { spent: string; size: GaugeSize }) {
  const t = useTranslations("prepaid");
  const format = useFormat();
  const unit = useTranslations("words")("cny");
  return (
    <p className={cn("figures text-muted", size === "row" ? "text-xs" : "text-sm")}>
      {t("unallocated")}
      {Number(spent) !== 0 && ` · ${t("spentAmount", { amount: format.money(spent, { unit }) })}`}
    </p>
  );
}
