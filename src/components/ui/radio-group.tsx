"use client";

import { RadioGroup as Radix } from "radix-ui";
import { useId } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import type { Option } from "./select";

export type RadioGroupProps = {
  options: readonly Option[];
  value?: string;
  onValueChange: (value: string) => void;
  /** Needed where no `Field` gives a name. */
  label?: string;
  /** `cards` frames each choice; use it when choices carry a description. */
  look?: "list" | "cards";
  disabled?: boolean;
};

export function RadioGroup(props: RadioGroupProps) {
  const { id: _labelTarget, ...described } = useFieldProps({});
  const base = useId();
  const cards = props.look === "cards";
  return (
    <Radix.Root
      {...described}
      aria-label={props.label}
      value={props.value ?? ""}
      onValueChange={props.onValueChange}
      disabled={props.disabled}
      className="grid gap-2"
    >
      {props.options.map((option, position) => {
        const id = `${base}-${position}`;
        const note = option.disabledReason ?? option.description;
        return (
          <label
            key={option.value}
            htmlFor={id}
            className={cn(
              "flex items-start gap-2",
              cards &&
                "rounded-md border border-line p-3 transition-colors hover:border-control has-[[data-state=checked]]:border-accent has-[[data-state=checked]]:bg-accent-soft",
              option.disabledReason && "opacity-60",
            )}
          >
            <Radix.Item
              id={id}
              value={option.value}
              disabled={option.disabledReason !== undefined}
              aria-describedby={note ? `${id}-note` : undefined}
              className="relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control bg-surface after:absolute after:-inset-1 data-[state=checked]:border-accent"
            >
              <Radix.Indicator className="size-2 rounded-full bg-accent" />
            </Radix.Item>
            <span className="grid">
              <span className={cn("text-base leading-5", cards && "font-medium")}>
                {option.label}
              </span>
              {note && (
                <span id={`${id}-note`} className="text-muted text-xs">
                  {note}
                </span>
              )}
            </span>
          </label>
        );
      })}
    </Radix.Root>
  );
}
