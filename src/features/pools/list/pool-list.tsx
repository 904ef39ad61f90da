"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import type { Selection } from "@/components/data-table/table-state";
import { ColumnMenu, DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { useFormat } from "@/components/ui/format-provider";
import { ExportList } from "@/features/listing/export-list";
import { stepsFrom } from "@/features/listing/keyset";
import { SavedViews } from "@/features/listing/saved-views";
import { Failure } from "@/features/shell/region";
import { trpc } from "@/trpc/client";
import { type PoolSummary, poolPath } from "../pool";
import { BatchActions } from "./batch-actions";
import { toExportInput, toFilter, toListInput } from "./params";
import { PoolQuickLook } from "./pool-quick-look";
import { PoolViews } from "./pool-views";
import { PoolsEmpty } from "./pools-empty";
import { useFilterFields } from "./use-filter-fields";
import { usePoolActions } from "./use-pool-actions";
import { usePoolColumns } from "./use-pool-columns";
import { usePoolParams } from "./use-pool-params";

/** The list of pools; everything about it stands in the address. */
export function PoolList() {
  const t = useTranslations("pools.list");
  const { density, setDensity } = useDensity();
  const state = usePoolParams();
  const { params, set, filters } = state;
  const columns = usePoolColumns();
  const fields = useFilterFields();
  const pools = trpc.quota.pools.useQuery(toListInput(params), {
    placeholderData: keepPreviousData,
  });
  const total = useTotal(toFilter(params));
  const [selection, setSelection] = useState<Selection>([]);
  const look = (name: string | null) => void set({ look: name }, { history: "replace" });
  const actions = usePoolActions((pool) => look(pool.name));
  const batch = actions.mayEdit ? { selection, onSelection: setSelection } : {};
  return (
    <>
      <PoolViews params={params} />
      <DataTable
        label={t("label")}
        columns={columns}
        rows={pools.data?.rows}
        rowId={nameOf}
        rowLabel={labelOf}
        density={density}
        hiddenColumns={params.hide}
        sort={state.sort}
        onSort={state.setSort}
        refreshing={pools.isPlaceholderData}
        skeletonRows={14}
        href={hrefOf}
        actions={actions.rowActions}
        {...batch}
        bulk={{
          actions: (
            <BatchActions
              selection={selection}
              filter={toFilter(params)}
              onDone={() => setSelection([])}
            />
          ),
          total,
        }}
        error={pools.error && <Failure error={pools.error} onRetry={() => void pools.refetch()} />}
        empty={<PoolsEmpty filtered={filters.length > 0 || params.q !== ""} />}
        toolbar={
          <TableToolbar
            search={
              <SearchBox
                value={params.q}
                onValueChange={state.setSearch}
                placeholder={t("search")}
              />
            }
            filters={
              <FilterBar fields={fields} filters={filters} onFiltersChange={state.setFilters} />
            }
          >
            <SavedViews />
            <ExportList
              address="/api/exports/pools"
              capability="workspaces.export.read"
              input={toExportInput(params)}
            />
            <ColumnMenu
              columns={columns}
              hidden={params.hide}
              onHiddenChange={(hide) => void set({ hide }, { history: "replace" })}
            />
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
        footer={
          <Pagination
            total={total}
            {...stepsFrom(params.after, pools.data?.next, (after) => void set({ after }))}
          />
        }
      />
      {actions.dialogs}
      <PoolQuickLook name={params.look} onClose={() => look(null)} />
    </>
  );
}

const nameOf = ({ name }: PoolSummary) => name;
const labelOf = ({ label }: PoolSummary) => label;
const hrefOf = ({ name }: PoolSummary) => poolPath(name);

/** How many match, as far as they are counted. */
function useTotal(filter: ReturnType<typeof toFilter>): string | undefined {
  const format = useFormat();
  const { data } = trpc.quota.poolCount.useQuery(filter, { placeholderData: keepPreviousData });
  return data && `${format.number(data.pools)}${data.more ? "+" : ""}`;
}
