"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import { ColumnMenu, DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { stepsFrom } from "@/features/listing/keyset";
import { SavedViews } from "@/features/listing/saved-views";
import { useActorNames } from "@/features/listing/use-actor-names";
import { useSettled } from "@/features/shell/use-settled";
import { trpc } from "@/trpc/client";
import { type AuditRow, useAuditWords } from "./audit-words";
import { toListInput } from "./params";
import { RowSheet } from "./row-sheet";
import { useAuditColumns } from "./use-audit-columns";
import { useAuditParams } from "./use-audit-params";
import { useFilterFields } from "./use-filter-fields";

const rowId = ({ seq }: AuditRow) => String(seq);

/** The log, newest first; a row opens at the side with everything it holds. */
export function AuditLog() {
  const t = useTranslations("audit-page");
  const { density, setDensity } = useDensity();
  const zone = useTimeZone() ?? "UTC";
  const words = useAuditWords();
  const fields = useFilterFields();
  const { params, set, filters, setFilters, setSearch } = useAuditParams();
  const { settled, refreshing } = useSettled(toListInput(params, zone));
  const [{ rows, next }] = trpc.audit.list.useSuspenseQuery(settled);
  const nameOf = useActorNames(rows.flatMap(({ actorId, targetId }) => [actorId, targetId]));
  const columns = useAuditColumns(nameOf);
  return (
    <>
      <DataTable
        label={t("title")}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowLabel={(row) => words.action(row.action)}
        refreshing={refreshing}
        density={density}
        hiddenColumns={params.hide}
        onOpen={({ seq }) => void set({ row: seq })}
        empty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        toolbar={
          <TableToolbar
            search={
              <SearchBox value={params.q} onValueChange={setSearch} placeholder={t("search")} />
            }
            filters={<FilterBar fields={fields} filters={filters} onFiltersChange={setFilters} />}
          >
            <SavedViews />
            <ColumnMenu
              columns={columns}
              hidden={params.hide}
              onHiddenChange={(hide) => void set({ hide })}
            />
            <DensityToggle density={density} onChange={setDensity} />
          </TableToolbar>
        }
        footer={<Pagination {...stepsFrom(params.after, next, (after) => void set({ after }))} />}
      />
      <RowSheet
        seq={params.row}
        rows={rows}
        onOpen={(row) => void set({ row }, { history: "replace" })}
        onFilter={(filter) => void set({ ...filter, row: null, after: null })}
      />
    </>
  );
}
