"use client";

import { useId } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisStyle, chartMargin, gridStyle, unitLabel } from "./chart-style";
import { ChartTooltip } from "./chart-tooltip";

export type BurnDownPoint = {
  /** "2026-03-01". */
  day: string;
  /** What was there; absent in the future. */
  actual?: number;
  /** The forecast and its band; absent in the past. Give the last actual day all of them. */
  expected?: number;
  low?: number;
  high?: number;
};

export type BurnDownProps = {
  points: readonly BurnDownPoint[];
  /** Alert steps as lines across the chart. */
  steps?: readonly { value: number; label: string; tone: "warn" | "danger" }[];
  today?: { day: string; label: string };
  unit: string;
  labels: { actual: string; expected: string; band: string };
  formatValue: (value: number) => string;
  formatAxis: (value: number) => string;
  formatDay: (day: string) => string;
  height?: number;
};

/** How an amount runs down, what is expected, and the steps it will cross. Put it in a `ChartFrame`. */
export function BurnDown(props: BurnDownProps) {
  const { labels, formatValue } = props;
  const hatch = useId();
  const data = props.points.map((point) => ({
    ...point,
    band: point.low === undefined ? undefined : [point.low, point.high ?? point.low],
  }));
  return (
    <ComposedChart
      responsive
      data={data}
      margin={{ ...chartMargin, right: props.steps ? 44 : chartMargin.right }}
      style={{ width: "100%", height: props.height ?? 260 }}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 7 7-1" stroke="var(--chart-1)" strokeOpacity="0.5" strokeWidth="1.2" />
        </pattern>
      </defs>
      <CartesianGrid {...gridStyle} />
      <XAxis dataKey="day" {...axisStyle} tickFormatter={props.formatDay} minTickGap={28} />
      <YAxis
        {...axisStyle}
        axisLine={false}
        width={52}
        tickFormatter={props.formatAxis}
        label={unitLabel(props.unit)}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--control)" }}
        content={({ active, payload }) => {
          const point: BurnDownPoint | undefined = payload?.[0]?.payload;
          return active && point ? (
            <ChartTooltip
              title={props.formatDay(point.day)}
              lines={tooltipLines(point, labels, formatValue)}
            />
          ) : null;
        }}
      />
      <Area dataKey="band" stroke="none" fill={`url(#${hatch})`} isAnimationActive={false} />
      <Area
        dataKey="actual"
        stroke="var(--chart-1)"
        strokeWidth={2}
        fill="var(--chart-1)"
        fillOpacity={0.12}
        isAnimationActive={false}
      />
      <Line
        dataKey="expected"
        stroke="var(--chart-1)"
        strokeWidth={2}
        strokeDasharray="5 4"
        dot={false}
        isAnimationActive={false}
      />
      <ReferenceLine y={0} stroke="var(--fg)" strokeWidth={1} />
      {props.steps?.map((step) => (
        <ReferenceLine
          key={step.label}
          y={step.value}
          stroke={`var(--${step.tone})`}
          strokeDasharray="2 3"
          label={{
            value: step.label,
            position: "right",
            fill: `var(--${step.tone})`,
            fontSize: 11,
          }}
        />
      ))}
      {props.today && (
        <ReferenceLine
          x={props.today.day}
          stroke="var(--control)"
          label={{ value: props.today.label, position: "top", fill: "var(--muted)", fontSize: 11 }}
        />
      )}
    </ComposedChart>
  );
}

function tooltipLines(
  point: BurnDownPoint,
  labels: BurnDownProps["labels"],
  formatValue: (value: number) => string,
) {
  const { actual, expected, low, high } = point;
  if (actual !== undefined) {
    return [{ id: "actual", label: labels.actual, value: formatValue(actual) }];
  }
  return [
    ...(expected === undefined
      ? []
      : [{ id: "expected", label: labels.expected, value: formatValue(expected) }]),
    ...(low === undefined || high === undefined
      ? []
      : [{ id: "band", label: labels.band, value: `${formatValue(low)} – ${formatValue(high)}` }]),
  ];
}
