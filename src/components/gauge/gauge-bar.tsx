import type { CSSProperties } from "react";
import { cn } from "@/components/ui/cn";
import type { GaugeGeometry, GaugeLevel, Span } from "./gauge-geometry";

export type GaugeSize = "row" | "card" | "detail";

const heights: Record<GaugeSize, string> = { row: "h-2", card: "h-3", detail: "h-[18px]" };

/** Money that is there; only debt is vermilion. */
export const levelFill: Record<GaugeLevel, string> = {
  ok: "bg-accent-fill",
  near: "bg-warn-fill",
  over: "bg-warn-fill",
};

const place = ({ start, width }: Span): CSSProperties => ({
  left: `${start * 100}%`,
  width: `${width * 100}%`,
});

const gapped = "shadow-[inset_-1px_0_0_var(--surface)]";

/** The drawing alone; names and figures are its caller's. */
export function GaugeBar({ gauge, size }: { gauge: GaugeGeometry; size: GaugeSize }) {
  const fill = levelFill[gauge.level];
  return (
    <div className={cn("relative isolate", heights[size])}>
      <div className="absolute inset-0 overflow-hidden rounded-[3px] bg-hover shadow-[inset_0_0_0_1px_var(--line)]">
        {gauge.zero > 0 && (
          <div
            style={{ width: `${gauge.zero * 100}%` }}
            className="absolute inset-y-0 left-0 bg-danger-soft"
          />
        )}
        <Part span={gauge.debt} className="bg-danger-fill" />
        <Part span={gauge.allowance} className={cn(fill, gapped)} />
        <Part span={gauge.booster} className={cn(fill, gapped, "opacity-60")} />
        <Part span={gauge.forecast} className="text-surface hatch opacity-75" />
        <Part span={gauge.held} className={heldStyle} />
        <Part span={gauge.heldBelowZero} className={heldStyle} />
        {gauge.broken && <div className="absolute inset-y-0 left-1.5 w-1 -skew-x-12 bg-surface" />}
      </div>
      {gauge.ticks.map((tick) => (
        <Notch key={tick.percent} at={tick.at} passed={tick.passed} size={size} />
      ))}
      {gauge.full < 0.999 && gauge.full > gauge.zero && <FullMark at={gauge.full} />}
      {gauge.zero > 0 && (
        <div
          style={{ left: `${gauge.zero * 100}%` }}
          className="absolute -inset-y-[3px] w-0.5 -translate-x-1/2 rounded-full bg-fg shadow-[0_0_0_1px_var(--surface)]"
        />
      )}
    </div>
  );
}

export const heldStyle =
  "bg-surface bg-[repeating-linear-gradient(90deg,var(--control)_0_1.5px,transparent_1.5px_4px)] shadow-[inset_0_0_0_1px_var(--control)]";

function Part({ span, className }: { span: Span; className: string }) {
  if (span.width <= 0) return null;
  return <div style={place(span)} className={cn("absolute inset-y-0", className)} />;
}

/** An alert step: a cut through the bar with a foot that shows it was passed. */
function Notch(props: { at: number; passed: boolean; size: GaugeSize }) {
  return (
    <div
      style={{ left: `${props.at * 100}%` }}
      className={cn(
        "absolute top-0 w-px -translate-x-1/2",
        props.size === "row" ? "-bottom-[3px]" : "-bottom-1",
        props.passed ? "bg-warn" : "bg-muted",
        props.size === "row" && "opacity-80",
      )}
    />
  );
}

function FullMark({ at }: { at: number }) {
  return (
    <div style={{ left: `${at * 100}%` }} className="absolute -inset-y-0.5 w-px bg-fg opacity-60" />
  );
}
