"use client";

import { useId } from "react";
import { cn } from "./cn";
import { controlStyle, focusStyle } from "./input";
import { useUiText } from "./ui-text";

/** Days as "2026-03-01"; an empty string leaves that end open. Both days belong to the range. */
export type DayRange = { from: string; to: string };

export type DateRangeProps = {
  value: DayRange;
  onValueChange: (value: DayRange) => void;
  /** The caller computes them in its time zone. */
  presets?: readonly { label: string; range: DayRange }[];
  min?: string;
  max?: string;
};

export function DateRange({ value, onValueChange, presets = [], min, max }: DateRangeProps) {
  const text = useUiText();
  const id = useId();
  const style = cn(controlStyle, focusStyle, "figures h-8 px-2 max-sm:h-10");
  return (
    <div className="grid gap-2.5">
      {presets.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {presets.map(({ label, range }) => (
            <button
              key={label}
              type="button"
              aria-pressed={range.from === value.from && range.to === value.to}
              onClick={() => onValueChange(range)}
              className="h-6 rounded-sm border border-line px-2 text-xs hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <div className="grid grid-cols-2 gap-2">
        <div className="grid gap-1">
          <label htmlFor={`${id}-from`} className="text-muted text-xs">
            {text.filterFrom}
          </label>
          <input
            id={`${id}-from`}
            type="date"
            value={value.from}
            min={min}
            max={value.to || max}
            onChange={(event) => onValueChange({ ...value, from: event.target.value })}
            className={style}
          />
        </div>
        <div className="grid gap-1">
          <label htmlFor={`${id}-to`} className="text-muted text-xs">
            {text.filterTo}
          </label>
          <input
            id={`${id}-to`}
            type="date"
            value={value.to}
            min={value.from || min}
            max={max}
            onChange={(event) => onValueChange({ ...value, to: event.target.value })}
            className={style}
          />
        </div>
      </div>
    </div>
  );
}
