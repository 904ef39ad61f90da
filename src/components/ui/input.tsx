"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";

export const controlStyle =
  "w-full min-w-0 rounded-md border border-control bg-surface text-fg text-sm transition-colors max-sm:text-lg hover:border-muted aria-invalid:border-danger disabled:bg-sunken disabled:text-muted [&:is(input,textarea):read-only]:bg-sunken";

export const focusStyle =
  "outline-none focus-visible:border-accent focus-visible:ring-2 focus-visible:ring-accent-fill/40 aria-invalid:focus-visible:ring-danger-fill/40";

export type InputProps = ComponentProps<"input"> & {
  start?: ReactNode;
  end?: ReactNode;
  mono?: boolean;
};

/** A one-line text control; `start` and `end` hold an icon, a unit or a small button. */
export function Input({ start, end, mono, className, ...rest }: InputProps) {
  const field = useFieldProps(rest);
  const input = (
    <input
      {...field}
      {...rest}
      id={field.id}
      className={cn(
        controlStyle,
        focusStyle,
        "h-8 px-2.5 max-sm:h-10",
        Boolean(start) && "pl-8",
        Boolean(end) && "pr-9",
        mono && "font-mono",
        className,
      )}
    />
  );
  if (!start && !end) return input;
  return (
    <span className="relative flex w-full min-w-0 items-center">
      {start && (
        <span className="pointer-events-none absolute left-2.5 flex text-muted [&_svg]:size-4">
          {start}
        </span>
      )}
      {input}
      {end && <span className="absolute right-1 flex items-center text-muted">{end}</span>}
    </span>
  );
}
