"use client";

import { Check, Copy } from "lucide-react";
import { Button, type ButtonProps } from "./button";
import { IconButton } from "./icon-button";
import { useUiText } from "./ui-text";
import { useClipboard } from "./use-clipboard";

/** A small square beside what it copies; `what` names it for screen readers. */
export function CopyIcon(props: { value: string; what?: string; className?: string }) {
  const text = useUiText();
  const { copied, copy } = useClipboard();
  const label = copied ? text.copied : [text.copy, props.what].filter(Boolean).join(" ");
  return (
    <IconButton
      size="sm"
      label={label}
      icon={copied ? <Check className="text-accent" /> : <Copy />}
      onClick={() => void copy(props.value)}
      className={props.className}
    />
  );
}

export function CopyButton(props: { value: string } & Omit<ButtonProps, "value">) {
  const text = useUiText();
  const { copied, copy } = useClipboard();
  const { value, ...rest } = props;
  return (
    <Button
      {...rest}
      icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      onClick={() => void copy(value)}
    >
      <span aria-live="polite">{copied ? text.copied : (rest.children ?? text.copy)}</span>
    </Button>
  );
}
