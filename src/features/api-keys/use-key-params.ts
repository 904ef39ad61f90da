"use client";

import { useQueryStates } from "nuqs";
import type { Sort } from "@/components/data-table/table-state";
import { keyParams, keySorts } from "./params";

export function useKeyParams() {
  const [params, set] = useQueryStates(keyParams, { history: "push" });
  const setSort = (sort: Sort | undefined) =>
    void set({
      sort: keySorts.find((known) => known === sort?.column) ?? null,
      dir: sort?.direction ?? null,
    });
  return { params, set, sort: { column: params.sort, direction: params.dir }, setSort };
}
