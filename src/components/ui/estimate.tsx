import type { ReactNode } from "react";

/** A figure that is not final: hatched underneath, and the word beside it. */
export function Estimate(props: { label: string; children: ReactNode }) {
  return (
    <span className="figures inline-flex items-center gap-1.5">
      <span className="relative pb-1">
        {props.children}
        <span
          aria-hidden="true"
          className="hatch absolute inset-x-0 bottom-0 h-1 rounded-full text-muted"
        />
      </span>
      <span className="text-muted text-xs">{props.label}</span>
    </span>
  );
}
