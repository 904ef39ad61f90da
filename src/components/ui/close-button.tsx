"use client";

import { X } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { useUiText } from "./ui-text";

/** Without a tooltip, which would take the first Escape for itself. */
export function CloseButton({ className, ...rest }: ComponentProps<"button">) {
  const text = useUiText();
  return (
    <Button
      variant="ghost"
      {...rest}
      aria-label={text.close}
      icon={<X aria-hidden="true" />}
      className={cn("size-8 px-0", className)}
    />
  );
}
