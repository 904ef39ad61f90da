"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import type { FilterField } from "@/components/data-table/filter";
import { FilterBar } from "@/components/data-table/filter-bar";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import { DensityToggle, TableToolbar } from "@/components/data-table/table-toolbar";
import { useDensity } from "@/components/layout/density";
import { EmptyState } from "@/components/ui/empty-state";
import { stepsFrom } from "@/features/listing/keyset";
import { SavedViews } from "@/features/listing/saved-views";
import { useUserParams } from "./use-user-params";

/** The frame that both lists of this page share: search, filters, order and pages in the address. */
export function UserTable<Row extends object>(props: {
  label: string;
  search: string;
  columns: readonly Column<Row>[];
  fields: readonly FilterField[];
  rows: readonly Row[];
  next: string | null;
  refreshing: boolean;
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  href: (row: Row) => string;
  /** More at the right of the toolbar. */
  tools?: ReactNode;
}) {
  const t = useTranslations("users.empty");
  const { density, setDensity } = useDensity();
  const { params, set, filters, setFilters, setSearch, sort, setSort } = useUserParams();
  return (
    <DataTable
      label={props.label}
      columns={props.columns}
      rows={props.rows}
      rowId={props.rowId}
      rowLabel={props.rowLabel}
      href={props.href}
      refreshing={props.refreshing}
      density={density}
      sort={sort}
      onSort={setSort}
      empty={<EmptyState title={t("title")}>{t("text")}</EmptyState>}
      toolbar={
        <TableToolbar
          search={
            <SearchBox value={params.q} onValueChange={setSearch} placeholder={props.search} />
          }
          filters={
            <FilterBar fields={props.fields} filters={filters} onFiltersChange={setFilters} />
          }
        >
          <SavedViews />
          {props.tools}
          <DensityToggle density={density} onChange={setDensity} />
        </TableToolbar>
      }
      footer={
        <Pagination {...stepsFrom(params.after, props.next, (after) => void set({ after }))} />
      }
    />
  );
}
