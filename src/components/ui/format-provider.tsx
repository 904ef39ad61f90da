"use client";

import { createContext, type ReactNode, useContext } from "react";

export type MoneyOptions = {
  /** Overrides the unit; "" shows the bare number. */
  unit?: string;
  /** Shows a plus sign before positive amounts. */
  signed?: boolean;
  /** Drops trailing decimals and shortens: 12.4k, 1.2 万. */
  compact?: boolean;
  /** Cuts after so many decimals, for overviews; without it every decimal shows, two at least. */
  decimals?: number;
};

export type DateStyle = "date" | "time" | "datetime" | "day" | "month";

/** Locale, time zone and unit live here; the app fills it in once. */
export type Formatters = {
  money(decimal: string, options?: MoneyOptions): string;
  date(at: Date | string, style?: DateStyle): string;
  relative(at: Date | string): string;
  number(value: number, options?: { compact?: boolean; decimals?: number }): string;
  /** `ratio` 1 is 100 %. */
  percent(ratio: number, decimals?: number): string;
};

const FormatContext = createContext<Formatters | undefined>(undefined);

export function FormatProvider(props: { value: Formatters; children: ReactNode }) {
  return <FormatContext value={props.value}>{props.children}</FormatContext>;
}

export function useFormat(): Formatters {
  const formatters = useContext(FormatContext);
  if (!formatters) throw new Error("a component that shows figures stands outside FormatProvider");
  return formatters;
}
