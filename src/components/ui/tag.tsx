"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useUiText } from "./ui-text";

/** A value a person put there; removable when `onRemove` is given. */
export function Tag(props: { children: string; icon?: ReactNode; onRemove?: () => void }) {
  const text = useUiText();
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border border-line bg-surface pl-1.5 text-xs last:pr-1.5">
      {props.icon}
      <span className="truncate">{props.children}</span>
      {props.onRemove ? (
        <button
          type="button"
          aria-label={`${text.remove} ${props.children}`}
          onClick={props.onRemove}
          className="grid size-6 place-items-center text-muted hover:text-fg"
        >
          <X aria-hidden="true" className="size-3" />
        </button>
      ) : (
        <span className="w-0.5" />
      )}
    </span>
  );
}
