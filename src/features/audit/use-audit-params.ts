"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { FilterValue } from "@/components/data-table/filter";
import { auditParams, type filterParams } from "./params";

const fields = [
  "actor",
  "action",
  "type",
  "target",
] as const satisfies (keyof typeof filterParams)[];

/** The log's state in the address; whatever changes the rows leads back to the first page. */
export function useAuditParams() {
  const [params, set] = useQueryStates(auditParams, { history: "push" });
  const filters = useMemo<FilterValue[]>(() => {
    const { from, to } = params;
    const one = fields.flatMap((field) => {
      const value = params[field];
      return value ? [{ field, values: [value] }] : [];
    });
    return from || to ? [...one, { field: "days", values: [from ?? "", to ?? ""] }] : one;
  }, [params]);
  const setFilters = (next: readonly FilterValue[]) => {
    const valuesOf = (name: string) => next.find(({ field }) => field === name)?.values ?? [];
    // The last one pressed: each of these filters takes one value.
    const one = fields.map((field) => [field, valuesOf(field).at(-1) || null]);
    const [from, to] = valuesOf("days");
    void set({ ...Object.fromEntries(one), from: from || null, to: to || null, after: null });
  };
  const setSearch = useCallback(
    (q: string) => void set({ q: q || null, after: null }, { history: "replace" }),
    [set],
  );
  return { params, set, filters, setFilters, setSearch };
}
