"use client";

import { Switch as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

export type SwitchProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label?: ReactNode;
  ariaLabel?: string;
  help?: ReactNode;
  disabled?: boolean;
  className?: string;
};

/** For what takes effect at once; in a form that is submitted use a checkbox. */
export function Switch(props: SwitchProps) {
  const id = useId();
  const control = (
    <Radix.Root
      id={id}
      aria-label={props.ariaLabel}
      aria-describedby={props.help ? `${id}-help` : undefined}
      checked={props.checked}
      onCheckedChange={props.onCheckedChange}
      disabled={props.disabled}
      className="relative h-5 w-9 shrink-0 rounded-full border border-control bg-sunken transition-colors after:absolute after:-inset-1 disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-control transition-transform data-[state=checked]:translate-x-[17px] data-[state=checked]:bg-accent-fg" />
    </Radix.Root>
  );
  if (!props.label) return control;
  return (
    <div className={cn("flex items-start justify-between gap-4", props.className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-base">
          {props.label}
        </label>
        {props.help && (
          <p id={`${id}-help`} className="text-muted text-xs">
            {props.help}
          </p>
        )}
      </div>
      {control}
    </div>
  );
}
