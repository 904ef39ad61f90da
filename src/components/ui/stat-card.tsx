import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Tone, toneText } from "./badge";
import { cn } from "./cn";

export type StatCardProps = {
  label: ReactNode;
  value: ReactNode;
  unit?: string;
  /** The change against the time before; `tone` says whether it is good. */
  delta?: { label: string; direction: "up" | "down"; tone: Tone };
  note?: ReactNode;
  /** A sparkline or a gauge. */
  figure?: ReactNode;
  href?: string;
  className?: string;
};

export function StatCard(props: StatCardProps) {
  const Arrow = props.delta?.direction === "down" ? ArrowDownRight : ArrowUpRight;
  return (
    <div
      className={cn(
        "relative flex min-w-0 flex-col gap-1 rounded-lg border border-line bg-surface p-4",
        props.href && "transition-colors hover:border-tick hover:bg-hover",
        props.className,
      )}
    >
      <p className="text-muted text-sm">
        {props.href ? (
          <Link href={props.href} className="after:absolute after:inset-0 after:rounded-lg">
            {props.label}
          </Link>
        ) : (
          props.label
        )}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="figures font-semibold text-2xl tracking-tight">{props.value}</span>
        {props.unit && <span className="text-muted text-sm">{props.unit}</span>}
        {props.delta && (
          <span
            className={cn(
              "figures inline-flex items-center gap-0.5 font-medium text-xs",
              toneText[props.delta.tone],
            )}
          >
            <Arrow aria-hidden="true" className="size-3.5" />
            {props.delta.label}
          </span>
        )}
      </p>
      {props.figure && <div className="mt-1">{props.figure}</div>}
      {props.note && <div className="mt-auto pt-0.5 text-muted text-xs">{props.note}</div>}
    </div>
  );
}
