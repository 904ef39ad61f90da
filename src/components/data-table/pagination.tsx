"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useUiText } from "@/components/ui/ui-text";

export type PaginationProps = {
  /** How many match, formatted: "1,284", or "10,000+" where counting stopped. */
  total?: string;
  /** Absent at the first page. */
  onPrevious?: () => void;
  /** Absent at the last page. */
  onNext?: () => void;
  /** Pages by key have no numbers; the rows of a page are all one may choose. */
  pageSize?: {
    value: number;
    options: readonly number[];
    onChange: (size: number) => void;
    label: string;
  };
};

export function Pagination(props: PaginationProps) {
  const text = useUiText();
  const { pageSize, total, onPrevious, onNext } = props;
  const steps = Boolean(onPrevious || onNext);
  // One page without a count: a bar would say nothing.
  if (!steps && !pageSize && total === undefined) return null;
  return (
    <nav
      aria-label={`${text.previous} / ${text.next}`}
      className="flex flex-wrap items-center gap-3 border-line border-t bg-sunken px-3 py-1.5 text-muted text-xs"
    >
      <span className="figures leading-7">{total === undefined ? "" : text.total(total)}</span>
      <span className="flex-1" />
      {pageSize && (
        <label className="flex items-center gap-1.5">
          {pageSize.label}
          <select
            value={pageSize.value}
            onChange={(event) => pageSize.onChange(Number(event.target.value))}
            className="figures h-7 rounded-md border border-control bg-surface px-1.5 text-fg"
          >
            {pageSize.options.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
      )}
      {steps && (
        <div className="flex gap-1">
          <Button size="sm" disabled={!onPrevious} onClick={onPrevious}>
            <ChevronLeft aria-hidden="true" />
            {text.previous}
          </Button>
          <Button size="sm" disabled={!onNext} onClick={onNext}>
            {text.next}
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
      )}
    </nav>
  );
}
