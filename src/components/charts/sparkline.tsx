import { useId } from "react";
import { cn } from "@/components/ui/cn";

/** The points of a line in a box of 100 × 28, with room for its stroke. */
export function sparkPoints(values: readonly number[]): { x: number; y: number }[] {
  const low = Math.min(0, ...values);
  const span = Math.max(...values, 0) - low || 1;
  const step = values.length > 1 ? 98 / (values.length - 1) : 0;
  return values.map((value, position) => ({
    x: 1 + position * step,
    y: 26 - ((value - low) / span) * 24,
  }));
}

/** A trend without axes; `label` says in words what it shows. Plain SVG: no chart library. */
export function Sparkline(props: { values: readonly number[]; label: string; className?: string }) {
  const gradient = useId();
  const points = sparkPoints(props.values);
  const line = points.map(({ x, y }) => `${x},${y}`).join(" ");
  if (points.length === 0) return null;
  return (
    <svg
      viewBox="0 0 100 28"
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
      className={cn("h-7 w-full overflow-visible", props.className)}
    >
      <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
        <stop offset="0" stopColor="var(--chart-1)" stopOpacity="0.22" />
        <stop offset="1" stopColor="var(--chart-1)" stopOpacity="0" />
      </linearGradient>
      <polygon points={`1,28 ${line} 99,28`} fill={`url(#${gradient})`} />
      <polyline
        points={line}
        fill="none"
        stroke="var(--chart-1)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
