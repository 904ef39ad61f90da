"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { Tooltip } from "./tooltip";

const squares = { sm: "size-6 px-0", md: "size-8 px-0", lg: "size-10 px-0" } as const;

export type IconButtonProps = Omit<ButtonProps, "children" | "icon" | "aria-label" | "asChild"> & {
  /** The accessible name, and the tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
};

export function IconButton({ label, icon, shortcut, side, className, ...rest }: IconButtonProps) {
  const hint = shortcut ? (
    <span className="inline-flex items-center gap-2">
      {label}
      <Kbd inverse>{shortcut}</Kbd>
    </span>
  ) : (
    label
  );
  return (
    <Tooltip content={hint} side={side}>
      <Button
        variant="ghost"
        {...rest}
        aria-label={label}
        icon={icon}
        className={cn(squares[rest.size ?? "md"], className)}
      />
    </Tooltip>
  );
}
