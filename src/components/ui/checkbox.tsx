"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type CheckboxProps = {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean) => void;
  /** The visible text; where there is none give `ariaLabel`. */
  label?: ReactNode;
  ariaLabel?: string;
  help?: ReactNode;
  disabled?: boolean;
  name?: string;
  className?: string;
};

export function Checkbox(props: CheckboxProps) {
  const id = useId();
  const box = (
    <Radix.Root
      id={id}
      name={props.name}
      aria-label={props.ariaLabel}
      aria-describedby={props.help ? `${id}-help` : undefined}
      checked={props.checked}
      onCheckedChange={(checked) => props.onCheckedChange(checked === true)}
      disabled={props.disabled}
      className={cn(
        "relative grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface transition-colors",
        "after:absolute after:-inset-1 hover:border-accent disabled:opacity-50",
        "data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        !props.label && props.className,
      )}
    >
      <Radix.Indicator className="text-accent-fg">
        {props.checked === "indeterminate" ? (
          <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
        ) : (
          <Check aria-hidden="true" className="size-3" strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!props.label) return box;
  return (
    <div className={cn("flex items-start gap-2", props.className)}>
      <span className="flex h-[21px] items-center">{box}</span>
      <div className="min-w-0">
        <label htmlFor={id} className="text-base">
          {props.label}
        </label>
        {props.help && (
          <p id={`${id}-help`} className="text-muted text-xs">
            {props.help}
          </p>
        )}
      </div>
    </div>
  );
}
