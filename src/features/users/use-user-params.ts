"use client";

import { useQueryStates } from "nuqs";
import { useCallback } from "react";
import type { FilterValue } from "@/components/data-table/filter";
import type { Sort } from "@/components/data-table/table-state";
import { adminFilters, peopleFilters, userParams } from "./params";

const fieldsOf = {
  people: Object.keys(peopleFilters) as (keyof typeof peopleFilters)[],
  admins: Object.keys(adminFilters) as (keyof typeof adminFilters)[],
};

/** The lists' state in the address; whatever changes the rows leads back to the first page. */
export function useUserParams() {
  const [params, set] = useQueryStates(userParams, { history: "push" });
  const fields: readonly (keyof typeof peopleFilters | keyof typeof adminFilters)[] =
    fieldsOf[params.tab];
  const filters: FilterValue[] = fields.flatMap((field) => {
    const value = params[field];
    return value ? [{ field, values: [value] }] : [];
  });
  const setFilters = (next: readonly FilterValue[]) => {
    const chosen = fields.map((field) => {
      // The last one pressed: each of these filters takes one value.
      const value = next.find((filter) => filter.field === field)?.values.at(-1);
      return [field, value ? userParams[field].parse(value) : null];
    });
    void set({ ...Object.fromEntries(chosen), after: null });
  };
  const setSearch = useCallback(
    (q: string) => void set({ q: q || null, after: null }, { history: "replace" }),
    [set],
  );
  const setSort = (sort: Sort | undefined) =>
    void set({ sort: sort?.column ?? null, dir: sort?.direction ?? null, after: null });
  const sort = params.sort ? { column: params.sort, direction: params.dir } : undefined;
  return { params, set, filters, setFilters, setSearch, sort, setSort };
}
