"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import type { FilterValue } from "@/components/data-table/filter";
import type { Sort } from "@/components/data-table/table-state";
import { subAccountSorts } from "@/modules/iam/schema/listing";
import { filterParams, subAccountParams } from "./params";

const fields = Object.keys(filterParams) as (keyof typeof filterParams)[];

/** The list's state in the address; whatever changes the rows leads back to the first page. */
export function useSubAccountParams() {
  const [params, set] = useQueryStates(subAccountParams, { history: "push" });
  const filters = useMemo<FilterValue[]>(
    () => fields.flatMap((field) => (params[field] ? [{ field, values: [params[field]] }] : [])),
    [params],
  );
  const setFilters = (next: readonly FilterValue[]) => {
    const chosen = fields.map((field) => {
      // The last one pressed: each of these filters takes one value.
      const value = next.find((filter) => filter.field === field)?.values.at(-1);
      return [field, value ? filterParams[field].parse(value) : null];
    });
    void set({ ...Object.fromEntries(chosen), after: null });
  };
  const setSearch = useCallback(
    (q: string) => void set({ q: q || null, after: null }, { history: "replace" }),
    [set],
  );
  const setSort = (sort: Sort | undefined) =>
    void set({
      sort: subAccountSorts.find((known) => known === sort?.column) ?? null,
      dir: sort?.direction ?? null,
      after: null,
    });
  const sort = params.sort ? { column: params.sort, direction: params.dir } : undefined;
  return { params, set, filters, setFilters, setSearch, sort, setSort };
}
