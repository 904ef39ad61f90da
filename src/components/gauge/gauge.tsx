"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import { Tooltip } from "@/components/ui/tooltip";
import { useUiText } from "@/components/ui/ui-text";
import { GaugeBar, type GaugeSize } from "./gauge-bar";
import {
  type GaugeFigures,
  type GaugeGeometry,
  gaugeGeometry,
  microsToDecimal,
} from "./gauge-geometry";
import { GaugeLegend } from "./gauge-legend";
import { type GaugePart, gaugeParts } from "./gauge-parts";
import { GaugeScale } from "./gauge-scale";

export type GaugeProps = GaugeFigures & {
  /** Whose money it is: the name of the pool. */
  label: string;
  size?: GaugeSize;
  /** Overrides the unit of the money formatter. */
  unit?: string;
  /** "Estimate as of 12:04": shown under card and detail. */
  note?: ReactNode;
  /** Beside the figure: a "why" button. */
  why?: ReactNode;
  className?: string;
};

/**
 * An amount that can run out, the same wherever it shows: number, percent and bar. The number is cut
 * to two decimals; hover, legend and screen readers have all of them.
 */
export function Gauge(props: GaugeProps) {
  const text = useUiText();
  const format = useFormat();
  const gauge = gaugeGeometry(props);
  const parts = gaugeParts(props, gauge, text, format, props.unit);
  const headline = format.money(microsToDecimal(gauge.available), {
    decimals: 2,
    ...(props.unit === undefined ? {} : { unit: props.unit }),
  });
  const percent = format.percent(gauge.percent / 100, 1);
  const meter = (
    <Meter {...props} gauge={gauge} parts={parts} percent={percent} size={props.size ?? "card"} />
  );
  if (props.size === "row") {
    return (
      <RowGauge meter={meter} gauge={gauge} headline={headline} percent={percent} {...props} />
    );
  }
  return (
    <div className={cn("grid gap-2", props.className)}>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span
          className={cn(
            "figures font-semibold tracking-tight",
            props.size === "detail" ? "text-2xl" : "text-xl",
            gauge.level === "over" && "text-danger",
          )}
        >
          {headline}
        </span>
        <span className="figures text-muted text-sm">{percent}</span>
        <LevelWord gauge={gauge} />
        {props.why && <span className="ml-auto">{props.why}</span>}
      </div>
      {meter}
      {props.size === "detail" && <GaugeScale gauge={gauge} />}
      {props.size === "detail" && <GaugeLegend gauge={gauge} parts={parts} />}
      {props.note && <p className="text-muted text-xs">{props.note}</p>}
    </div>
  );
}

type Drawn = { gauge: GaugeGeometry; parts: readonly GaugePart[]; percent: string };

function Meter(props: Drawn & { label: string; size: GaugeSize }) {
  const { gauge, parts, percent, size } = props;
  const spoken = [percent, ...parts.map(({ label, figure }) => `${label} ${figure}`)].join(", ");
  const bar = (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot show several parts
    <div
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={gauge.percent}
      aria-valuetext={spoken}
      className="w-full"
    >
      <GaugeBar gauge={gauge} size={size} />
    </div>
  );
  if (size === "detail") return bar;
  return (
    <Tooltip content={<GaugeLegend gauge={gauge} parts={parts} stacked />} align="start">
      {bar}
    </Tooltip>
  );
}

function RowGauge(props: {
  gauge: GaugeGeometry;
  headline: string;
  percent: string;
  meter: ReactNode;
  className?: string;
}) {
  const { gauge } = props;
  return (
    <div className={cn("figures flex min-w-52 items-center gap-2.5", props.className)}>
      <span
        className={cn(
          "min-w-[5.5rem] shrink-0 text-right",
          gauge.level === "over" && "font-medium text-danger",
        )}
      >
        {props.headline}
      </span>
      <span className="min-w-16 flex-1">{props.meter}</span>
      <span className="flex w-14 shrink-0 items-center justify-end gap-1 text-muted text-xs">
        <LevelIcon gauge={gauge} />
        {props.percent}
      </span>
    </div>
  );
}

function LevelIcon({ gauge }: { gauge: GaugeGeometry }) {
  if (gauge.level === "ok") return null;
  return gauge.level === "near" ? (
    <TriangleAlert aria-hidden="true" className="size-3 text-warn" />
  ) : (
    <CircleAlert aria-hidden="true" className="size-3 text-danger" />
  );
}

function LevelWord({ gauge }: { gauge: GaugeGeometry }) {
  const text = useUiText();
  if (gauge.level === "ok") return null;
  const near = gauge.level === "near";
  const word = gauge.balance < 0 ? text.gaugeDebt : text.gaugeEmpty;
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 font-medium text-xs",
        near ? "text-warn" : "text-danger",
      )}
    >
      <LevelIcon gauge={gauge} />
      {near ? text.gaugeNear : word}
    </span>
  );
}
