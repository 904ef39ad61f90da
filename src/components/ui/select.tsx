"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { useFieldProps } from "./field";
import { controlStyle, focusStyle } from "./input";

export type Option = {
  value: string;
  label: string;
  description?: string;
  icon?: ReactNode;
  /** Why it cannot be chosen; shown under the label. */
  disabledReason?: string;
};

export type SelectProps = {
  options: readonly Option[];
  value?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  /** Needed where no `Field` gives a name. */
  label?: string;
  id?: string;
  name?: string;
  disabled?: boolean;
  size?: "sm" | "md";
  className?: string;
};

export function Select(props: SelectProps) {
  const { options, placeholder, label, className, size = "md", id, ...root } = props;
  const field = useFieldProps({ id });
  const chosen = options.find(({ value }) => value === root.value);
  return (
    <Radix.Root {...root}>
      <Radix.Trigger
        {...field}
        aria-label={label}
        className={cn(
          controlStyle,
          focusStyle,
          "flex items-center justify-between gap-2 px-2.5 text-left data-[placeholder]:text-muted",
          size === "sm" ? "h-7 text-xs" : "h-8 max-sm:h-10",
          className,
        )}
      >
        <span className="truncate">
          {/* The label as a child: by itself it would only come with the browser's first effect. */}
          <Radix.Value placeholder={placeholder}>{chosen?.label}</Radix.Value>
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="enter z-toast max-h-[min(24rem,var(--radix-select-content-available-height))] min-w-[var(--radix-select-trigger-width)] overflow-hidden rounded-lg bg-raised shadow-float"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function SelectItem({ option }: { option: Option }) {
  const note = option.disabledReason ?? option.description;
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabledReason !== undefined}
      className="relative flex min-h-8 cursor-pointer select-none flex-col justify-center rounded-md py-1 pr-8 pl-2 text-sm outline-none data-[highlighted]:bg-hover"
    >
      <span className="flex items-center gap-2 [&_svg]:size-4">
        {option.icon}
        <Radix.ItemText>{option.label}</Radix.ItemText>
      </span>
      {note && <span className="text-muted text-xs">{note}</span>}
      <Radix.ItemIndicator className="absolute right-2 text-accent">
        <Check aria-hidden="true" className="size-4" />
      </Radix.ItemIndicator>
    </Radix.Item>
  );
}
