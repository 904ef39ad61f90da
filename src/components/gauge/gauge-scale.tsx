"use client";

import { cn } from "@/components/ui/cn";
import { useFormat } from "@/components/ui/format-provider";
import type { GaugeGeometry } from "./gauge-geometry";

type Mark = { percent: number; at: number; passed: boolean };

/** The least distance of two labels, as a part of the bar. */
const clearance = 0.055;

/** The ruler under a large gauge, from zero to all that was granted, and the alert steps by name. */
export function GaugeScale({ gauge }: { gauge: GaugeGeometry }) {
  const format = useFormat();
  if (gauge.granted === 0) return null;
  return (
    <div aria-hidden="true" className="-mt-2 relative h-7">
      <div
        style={{ left: `${gauge.zero * 100}%`, width: `${(gauge.full - gauge.zero) * 100}%` }}
        className="absolute top-1 h-1.5 border-tick border-x bg-[linear-gradient(to_right,var(--tick)_1px,transparent_1px)] bg-[size:10%_100%]"
      />
      {labels(gauge).map((mark) => (
        <span
          key={mark.percent}
          style={{ left: `${mark.at * 100}%` }}
          className={cn(
            "figures absolute top-3 text-[11px] text-muted leading-4",
            shift(mark.at),
            mark.passed && "font-medium text-warn",
          )}
        >
          {format.percent(mark.percent / 100, 0)}
        </span>
      ))}
    </div>
  );
}

/** The alert steps and both ends; what would stand on another label is left out. */
function labels(gauge: GaugeGeometry): Mark[] {
  const marks: Mark[] = [
    { percent: 100, at: gauge.full, passed: false },
    ...gauge.ticks,
    { percent: 0, at: gauge.zero, passed: false },
  ];
  return marks.filter(
    (mark, position) =>
      !marks.slice(0, position).some((other) => Math.abs(other.at - mark.at) < clearance),
  );
}

function shift(at: number): string {
  if (at < 0.02) return "";
  return at > 0.98 ? "-translate-x-full" : "-translate-x-1/2";
}
