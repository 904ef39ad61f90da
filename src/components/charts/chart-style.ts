/** What every drawn chart shares, so that axes and grids look the same across a page. */
export const axisStyle = {
  tick: { fill: "var(--muted)", fontSize: 11 },
  tickLine: false,
  axisLine: { stroke: "var(--tick)" },
} as const;

export const gridStyle = { stroke: "var(--line)", vertical: false } as const;

/** A quiet unit at the head of the value axis. */
export const unitLabel = (unit: string) =>
  ({
    value: unit,
    position: "top",
    offset: 12,
    fill: "var(--muted)",
    fontSize: 11,
  }) as const;

export const chartMargin = { top: 24, right: 12, bottom: 0, left: 0 } as const;
