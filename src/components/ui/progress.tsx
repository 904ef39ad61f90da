import { cn } from "./cn";

/** How far a piece of work is; without `value` it says only that it goes on. */
export function Progress(props: { label: string; value?: number; max?: number; note?: string }) {
  const max = props.max ?? 100;
  const share = props.value === undefined ? 0.35 : Math.min(1, props.value / max);
  return (
    <div className="grid gap-1">
      <div className="flex justify-between gap-3 text-sm">
        <span>{props.label}</span>
        <span className="figures text-muted">{props.note}</span>
      </div>
      <div
        role="progressbar"
        aria-label={props.label}
        aria-valuenow={props.value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={props.note}
        className="h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div
          style={{ width: `${share * 100}%` }}
          className={cn(
            "h-full rounded-full bg-accent-fill transition-[width]",
            props.value === undefined && "animate-pulse",
          )}
        />
      </div>
    </div>
  );
}
