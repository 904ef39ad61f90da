import type { ReactNode } from "react";
import type { DayRange } from "@/components/ui/date-range";
import type { OptionSource } from "@/components/ui/option-list";
import type { Option } from "@/components/ui/select";

/** One chosen filter; all values are strings, so it goes into an address as it is. */
export type FilterValue = {
  field: string;
  /** Chosen options; or one text; or both ends of a range, an open end empty. */
  values: readonly string[];
};

type FieldBase = {
  id: string;
  /** "状态", "State". */
  label: string;
  /** The word between field and value: "是", "is any of", "contains". */
  operator: string;
  icon?: ReactNode;
};

export type FilterField =
  | (FieldBase & { kind: "options"; source: OptionSource; labelOf?: (value: string) => string })
  | (FieldBase & { kind: "text"; placeholder?: string })
  | (FieldBase & { kind: "range"; unit?: string })
  | (FieldBase & {
      kind: "days";
      presets?: readonly { label: string; range: DayRange }[];
      dayOf?: (day: string) => string;
    });

/** Replaces the filter of a field, or takes it away when nothing is chosen; keeps the order. */
export function withFilter(
  filters: readonly FilterValue[],
  field: string,
  values: readonly string[],
): FilterValue[] {
  const chosen = values.some((value) => value !== "");
  if (!chosen) return filters.filter((filter) => filter.field !== field);
  if (filters.some((filter) => filter.field === field)) {
    return filters.map((filter) => (filter.field === field ? { field, values } : filter));
  }
  return [...filters, { field, values }];
}

const optionLabel = (options: readonly Option[] | undefined, value: string) =>
  options?.find((option) => option.value === value)?.label ?? value;

/** The value part of the sentence that a chip says. */
export function describeFilter(field: FilterField, values: readonly string[]): string {
  const [from = "", to = ""] = values;
  if (field.kind === "text") return `“${from}”`;
  if (field.kind === "range") {
    return withUnit(rangeText(from, to), field.unit);
  }
  if (field.kind === "days") {
    const day = (text: string) => (text && field.dayOf ? field.dayOf(text) : text);
    return rangeText(day(from), day(to));
  }
  const name = field.labelOf ?? ((value: string) => optionLabel(field.source.options, value));
  return values.map(name).join(", ");
}

function rangeText(from: string, to: string): string {
  if (!to) return `≥ ${from}`;
  if (!from) return `≤ ${to}`;
  return from === to ? from : `${from} – ${to}`;
}

const withUnit = (text: string, unit: string | undefined) => (unit ? `${text} ${unit}` : text);
