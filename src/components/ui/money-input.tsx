"use client";

import type { ReactNode } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlStyle, focusStyle } from "./input";
import { readDecimal } from "./read-decimal";

export type MoneyInputProps = {
  /** A decimal string; what cannot be read as one is kept for the field to refuse. */
  value: string;
  onValueChange: (value: string) => void;
  /** 币, CNY, 元. */
  unit: string;
  /** What the amount leads to: "balance becomes 1,250.00". */
  preview?: ReactNode;
  placeholder?: string;
  label?: string;
  id?: string;
  name?: string;
  disabled?: boolean;
  /** In a dialog that asks for little else. */
  autoFocus?: boolean;
  onBlur?: () => void;
  className?: string;
};

export function MoneyInput(props: MoneyInputProps) {
  const field = useFieldProps(props);
  return (
    <div className={cn("grid gap-1.5", props.className)}>
      <span className="relative flex items-center">
        <input
          {...field}
          name={props.name}
          aria-label={props.label}
          inputMode="decimal"
          autoComplete="off"
          disabled={props.disabled}
          // biome-ignore lint/a11y/noAutofocus: only in a dialog, where the focus has to go somewhere
          autoFocus={props.autoFocus}
          placeholder={props.placeholder ?? "0.00"}
          value={props.value}
          onChange={(event) => props.onValueChange(event.target.value)}
          onBlur={() => {
            if (props.value) props.onValueChange(readDecimal(props.value));
            props.onBlur?.();
          }}
          style={{ paddingRight: `calc(${columnsOf(props.unit)}ch + 1rem)` }}
          className={cn(
            controlStyle,
            focusStyle,
            "figures h-8 pl-2.5 text-right font-medium max-sm:h-10",
          )}
        />
        <span className="pointer-events-none absolute right-2.5 text-muted text-xs">
          {props.unit}
        </span>
      </span>
      {props.preview && (
        <output className="figures flex items-center justify-end gap-1.5 text-muted text-xs">
          {props.preview}
        </output>
      )}
    </div>
  );
}

/** How many figures wide a text is: Chinese takes two. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
}
