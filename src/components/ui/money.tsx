"use client";

import { cn } from "./cn";
import { type MoneyOptions, useFormat } from "./format-provider";

/** An amount in tabular figures; debts in the colour of danger and with their minus sign. */
export function Money(props: { value: string; options?: MoneyOptions; className?: string }) {
  const format = useFormat();
  return (
    <span
      className={cn(
        "figures whitespace-nowrap",
        props.value.startsWith("-") && !props.options?.signed && "text-danger",
        props.className,
      )}
    >
      {format.money(props.value, props.options)}
    </span>
  );
}
