"use client";

import { CircleHelp } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export type WhyButtonProps = Omit<ComponentProps<"button">, "children"> & {
  /** "为什么", "why". */
  label: string;
  /** What it explains, for screen readers: "balance of CS lab". */
  about: string;
};

/** The small "why" beside a balance, a refusal or a permission. Works as a popover trigger too. */
export function WhyButton({ label, about, className, ...rest }: WhyButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={`${label}: ${about}`}
      className={cn(
        "inline-flex h-6 items-center gap-1 rounded-sm px-1 text-muted text-xs underline decoration-tick decoration-dotted underline-offset-4 hover:text-accent hover:decoration-accent",
        className,
      )}
    >
      <CircleHelp aria-hidden="true" className="size-3.5" />
      {label}
    </button>
  );
}
