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
import { useCan } from "@/features/shell/me";
import { Failure } from "@/features/shell/region";
import { subAccountPath } from "@/features/sub-account/sub-account";
import { trpc } from "@/trpc/client";
import { BatchActions } from "../batch/batch-actions";
import type { SubAccountRow } from "../row";
import { type Filter, toExportInput, toFilter, toListInput } from "./params";
import { RowDialogs } from "./row-dialogs";
import { SubAccountViews } from "./sub-account-views";
import { SubAccountsEmpty } from "./sub-accounts-empty";
import { useFilterFields } from "./use-filter-fields";
import { useQuotas } from "./use-quotas";
import { type RowTask, useRowActions } from "./use-row-actions";
import { useSubAccountColumns } from "./use-sub-account-columns";
import { useSubAccountParams } from "./use-sub-account-params";

/** The list of sub-accounts; everything about it stands in the address. */
export function SubAccountList({ onCreate }: { onCreate: () => void }) {
  const t = useTranslations("subAccounts.list");
  const { density, setDensity } = useDensity();
  const state = useSubAccountParams();
  const { params, set, filters } = state;
  const found = useRows(params);
  const columns = useSubAccountColumns(useQuotas(found.data?.rows));
  const total = useTotal(toFilter(params));
  const [selection, setSelection] = useState<Selection>([]);
  const mayChange = [useCan("iam.accounts.write"), useCan("iam.quota.write")].some(Boolean);
  const [task, setTask] = useState<{ what: RowTask; row: SubAccountRow }>();
  const rowActions = useRowActions((what, row) => setTask({ what, row }));
  return (
    <>
      <SubAccountViews params={params} />
      <DataTable
        label={t("label")}
        columns={columns}
        rows={found.data?.rows}
        rowId={idOf}
        rowLabel={labelOf}
        density={density}
        hiddenColumns={params.hide}
        sort={state.sort}
        onSort={state.setSort}
        refreshing={found.isPlaceholderData}
        skeletonRows={14}
        href={hrefOf}
        actions={rowActions}
        {...(mayChange && { selection, onSelection: setSelection })}
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
        error={found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
        empty={
          <SubAccountsEmpty filtered={filters.length > 0 || params.q !== ""} onCreate={onCreate} />
        }
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
              <FilterBar
                fields={useFilterFields()}
                filters={filters}
                onFiltersChange={state.setFilters}
              />
            }
          >
            <SavedViews />
            <ExportList
              address="/api/exports/sub-accounts"
              capability="iam.accounts.read"
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
            {...stepsFrom(params.after, found.data?.next, (after) => void set({ after }))}
          />
        }
      />
      {task && <RowDialogs open={task} onClose={() => setTask(undefined)} />}
    </>
  );
}

const idOf = ({ id }: SubAccountRow) => id;
const labelOf = ({ displayName }: SubAccountRow) => displayName;
const hrefOf = ({ id }: SubAccountRow) => subAccountPath(id);

const quickMs = 2_000;
const calmMs = 30_000;

/** The rows, read again soon while something is being done to one of them in the cloud. */
function useRows(params: Parameters<typeof toListInput>[0]) {
  return trpc.iam.subAccounts.useQuery(toListInput(params), {
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const moving = state.data?.rows.some(({ lastChange }) => isMoving(lastChange));
      return moving ? quickMs : calmMs;
    },
  });
}

const isMoving = (change: SubAccountRow["lastChange"]) =>
  change !== null && ["open", "undoing"].includes(change.state) && change.code === null;

function useTotal(filter: Filter): string | undefined {
  const format = useFormat();
  const { data } = trpc.iam.subAccountCounts.useQuery(filter, {
    placeholderData: keepPreviousData,
  });
  return data && format.number(data.all);
}
