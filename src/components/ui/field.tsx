"use client";

import { CircleAlert } from "lucide-react";
import { Label } from "radix-ui";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cn } from "./cn";
import { useUiText } from "./ui-text";

type FieldContext = { id: string; describedBy?: string; invalid: boolean; required: boolean };

const Context = createContext<FieldContext | undefined>(undefined);

/** What a control inside a `Field` must carry to be named and described by it. */
export function useFieldProps(own: { id?: string }) {
  const field = useContext(Context);
  return {
    id: own.id ?? field?.id,
    "aria-describedby": field?.describedBy,
    "aria-invalid": field?.invalid || undefined,
    "aria-required": field?.required || undefined,
  };
}

export type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  help?: ReactNode;
  /** What is wrong, why, and what to do; announced when it appears. */
  error?: ReactNode;
  required?: boolean;
  /** Sits at the right end of the label line: a counter, a link. */
  aside?: ReactNode;
  className?: string;
};

export function Field({ label, children, help, error, required, aside, className }: FieldProps) {
  const text = useUiText();
  const id = useId();
  const described = [error ? `${id}-error` : "", help ? `${id}-help` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={cn("grid min-w-0 content-start gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label.Root htmlFor={id} className="font-medium text-sm">
          {label}
          {required && <span className="ml-1 font-normal text-muted text-xs">{text.required}</span>}
        </Label.Root>
        {aside && <span className="text-muted text-xs">{aside}</span>}
      </div>
      <Context
        value={{
          id,
          describedBy: described || undefined,
          invalid: Boolean(error),
          required: Boolean(required),
        }}
      >
        {children}
      </Context>
      <div aria-live="polite" className="empty:hidden">
        {error && (
          <p id={`${id}-error`} className="flex gap-1.5 text-danger text-xs">
            <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            <span>{error}</span>
          </p>
        )}
      </div>
      {help && (
        <p id={`${id}-help`} className="text-muted text-xs">
          {help}
        </p>
      )}
    </div>
  );
}
