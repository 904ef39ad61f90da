"use client";

import { cn } from "./cn";
import { CopyIcon } from "./copy-button";

/** An id in full or with its middle left out; the copy is always the whole. */
export function CopyableId(props: { value: string; short?: boolean; className?: string }) {
  const { value } = props;
  const shown =
    props.short && value.length > 16 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  return (
    <span className={cn("group/id inline-flex min-w-0 items-center gap-0.5", props.className)}>
      <code title={value} className="min-w-0 truncate text-[0.92em]">
        {shown}
      </code>
      <CopyIcon
        value={value}
        what={value}
        className="opacity-60 focus-visible:opacity-100 group-hover/id:opacity-100"
      />
    </span>
  );
}
