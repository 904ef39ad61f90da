"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { cn } from "@/components/ui/cn";

/** A name, its share as a bar and its figure; opens what it is made of. */
export function ExpandableRow(props: {
  label: ReactNode;
  marks?: ReactNode;
  figure: string;
  note?: ReactNode;
  /** Of the largest row, from 0 to 1. */
  share: number;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="grid w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 rounded-md px-1 py-2.5 text-left hover:bg-hover"
      >
        <ChevronRight
          aria-hidden="true"
          className={cn("size-4 text-muted transition-transform", open && "rotate-90")}
        />
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span data-written className="truncate font-medium text-sm">
            {props.label}
          </span>
          {props.marks}
        </span>
        <span className="figures text-right font-medium text-sm">{props.figure}</span>
        <span aria-hidden="true" className="col-start-2 h-1.5 rounded-full bg-hover">
          <span
            style={{ width: `${Math.min(1, Math.max(0, props.share)) * 100}%` }}
            className="block h-full rounded-full bg-chart-1"
          />
        </span>
        <span className="figures text-right text-muted text-xs">{props.note}</span>
      </button>
      {open && (
        <div id={id} className="mb-3 ml-7 border-tick border-l pl-4">
          {props.children}
        </div>
      )}
    </li>
  );
}
