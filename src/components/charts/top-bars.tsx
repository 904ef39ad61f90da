import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type TopBar = {
  id: string;
  label: string;
  value: number;
  /** Formatted, with its unit. */
  figure: string;
  note?: ReactNode;
  href?: string;
};

/** The largest first, each with its name and figure beside the bar. Plain HTML: no chart library. */
export function TopBars(props: { bars: readonly TopBar[]; max?: number; label: string }) {
  const max = props.max ?? Math.max(0, ...props.bars.map(({ value }) => value));
  return (
    <ol aria-label={props.label} className="grid gap-0.5">
      {props.bars.map((bar, position) => (
        <li
          key={bar.id}
          className={cn(
            "relative -mx-2 grid gap-1 rounded-md px-2 py-1.5",
            bar.href && "hover:bg-hover",
          )}
        >
          <div className="flex items-baseline gap-2 text-sm">
            <span className="figures w-4 shrink-0 text-muted text-xs">{position + 1}</span>
            <span className="min-w-0 flex-1 truncate">
              {bar.href ? (
                <Link prefetch={false} href={bar.href} className="after:absolute after:inset-0">
                  {bar.label}
                </Link>
              ) : (
                bar.label
              )}
              {bar.note && <span className="ml-2 text-muted text-xs">{bar.note}</span>}
            </span>
            <span className="figures font-medium">{bar.figure}</span>
          </div>
          <div aria-hidden="true" className="ml-6 h-1.5 rounded-full bg-hover">
            <div
              style={{ width: `${max > 0 ? Math.max(0.5, (bar.value / max) * 100) : 0}%` }}
              className="h-full rounded-full bg-chart-1"
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
