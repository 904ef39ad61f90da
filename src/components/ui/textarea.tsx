"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlStyle, focusStyle } from "./input";

export type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

export function Textarea({ mono, className, ...rest }: TextareaProps) {
  const field = useFieldProps(rest);
  return (
    <textarea
      rows={3}
      {...field}
      {...rest}
      id={field.id}
      className={cn(
        controlStyle,
        focusStyle,
        "field-sizing-content max-h-80 min-h-16 resize-y px-2.5 py-1.5",
        mono && "font-mono text-xs",
        className,
      )}
    />
  );
}
