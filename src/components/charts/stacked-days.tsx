"use client";

import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { chartColours } from "@/components/theme/tokens";
import { axisStyle, chartMargin, gridStyle, unitLabel } from "./chart-style";
import { ChartTooltip } from "./chart-tooltip";

export type StackedDaysProps = {
  /** Six at most, the largest first; the caller adds up the rest. */
  series: readonly { id: string; label: string }[];
  days: readonly { day: string; values: Readonly<Record<string, number>> }[];
  unit: string;
  formatValue: (value: number) => string;
  formatAxis: (value: number) => string;
  formatDay: (day: string) => string;
  /** The end of the value axis: give charts of one page the same. */
  max?: number;
  height?: number;
};

const colourAt = (position: number) => chartColours[position % chartColours.length];

/** Spend by day, stacked. Put it in a `ChartFrame`. */
export function StackedDays(props: StackedDaysProps) {
  const { series } = props;
  return (
    <div className="grid gap-2">
      <Legend series={series} />
      <BarChart
        responsive
        data={[...props.days]}
        margin={chartMargin}
        barCategoryGap="22%"
        style={{ width: "100%", height: props.height ?? 240 }}
      >
        <CartesianGrid {...gridStyle} />
        <XAxis dataKey="day" {...axisStyle} tickFormatter={props.formatDay} minTickGap={24} />
        <YAxis
          {...axisStyle}
          axisLine={false}
          width={52}
          domain={[0, props.max ?? "auto"]}
          tickFormatter={props.formatAxis}
          label={unitLabel(props.unit)}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--hover)" }}
          content={({ active, payload }) => {
            const day: Day | undefined = payload?.[0]?.payload;
            return active && day ? <DayTooltip {...props} day={day} /> : null;
          }}
        />
        {series.map(({ id }, position) => (
          <Bar
            key={id}
            stackId="day"
            dataKey={({ values }: Day) => values[id] ?? 0}
            name={id}
            fill={colourAt(position)}
            stroke="var(--surface)"
            strokeWidth={1}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </div>
  );
}

type Day = StackedDaysProps["days"][number];

function DayTooltip(props: StackedDaysProps & { day: Day }) {
  const { day, formatValue } = props;
  const sum = Object.values(day.values).reduce((total, value) => total + value, 0);
  const lines = props.series.map(({ id, label }, position) => ({
    id,
    label,
    colour: colourAt(position),
    value: formatValue(day.values[id] ?? 0),
  }));
  return (
    <ChartTooltip
      title={props.formatDay(day.day)}
      total={formatValue(sum)}
      lines={lines.reverse()}
    />
  );
}

function Legend({ series }: { series: StackedDaysProps["series"] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {series.map(({ id, label }, position) => (
        <li key={id} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[2px]"
            style={{ background: colourAt(position) }}
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
