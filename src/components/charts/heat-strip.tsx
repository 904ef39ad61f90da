"use client";

import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";

export type HeatDay = {
  day: string;
  /** Stands in the cell: "1", "2". */
  short: string;
  value: number;
  /** "3 March: 1,204.00 CNY". */
  spoken: string;
  /** Late or estimated: hatched. */
  estimated?: boolean;
};

const shades = [0, 18, 36, 56, 78, 100];

/** Which of the shades a value gets; the square root keeps small days in sight. */
export function shadeOf(value: number, max: number): number {
  if (value <= 0 || max <= 0) return 0;
  return Math.min(shades.length - 1, Math.ceil(Math.sqrt(value / max) * (shades.length - 1)));
}

/** A month at a glance: one cell for each day. Plain HTML: no chart library. */
export function HeatStrip(props: {
  label: string;
  days: readonly HeatDay[];
  max?: number;
  legend: { less: string; more: string };
}) {
  const max = props.max ?? Math.max(0, ...props.days.map(({ value }) => value));
  return (
    <div className="grid gap-2">
      <ol
        aria-label={props.label}
        className="grid grid-cols-[repeat(auto-fill,minmax(26px,1fr))] gap-[3px]"
      >
        {props.days.map((day) => {
          const shade = shadeOf(day.value, max);
          return (
            <li key={day.day}>
              <Tooltip content={day.spoken}>
                <button
                  type="button"
                  aria-label={day.spoken}
                  style={{
                    background: `color-mix(in oklab, var(--accent-fill) ${shades[shade]}%, var(--sunken))`,
                  }}
                  className={cn(
                    "figures relative grid h-8 w-full cursor-default place-items-center overflow-hidden rounded-sm text-[11px] ring-1 ring-line ring-inset",
                    shade > 3 ? "font-medium text-[oklch(0.2_0.03_165)]" : "text-fg",
                  )}
                >
                  {day.estimated && (
                    <span className="hatch absolute inset-0 text-surface opacity-60" />
                  )}
                  <span className="relative">{day.short}</span>
                </button>
              </Tooltip>
            </li>
          );
        })}
      </ol>
      <div aria-hidden="true" className="flex items-center justify-end gap-1 text-muted text-xs">
        {props.legend.less}
        {shades.map((shade) => (
          <span
            key={shade}
            className="size-3 rounded-[2px] ring-1 ring-line ring-inset"
            style={{
              background: `color-mix(in oklab, var(--accent-fill) ${shade}%, var(--sunken))`,
            }}
          />
        ))}
        {props.legend.more}
      </div>
    </div>
  );
}
