"use client";

import {
  type ColumnDef,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { Column } from "./column";
import type { Selection, Sort } from "./table-state";

const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
});

const noneHidden: readonly string[] = [];

type Model<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  hiddenColumns?: readonly string[];
  selection?: Selection;
  sort?: Sort;
};

/** The table as TanStack holds it: the server sorts, filters and pages; all state is the caller's. */
export function useTableModel<Row extends object>(model: Model<Row>) {
  const { columns, rows, hiddenColumns = noneHidden, selection, sort } = model;
  const table = useTable({
    features,
    columns: useMemo(() => columns.map(toColumnDef), [columns]),
    data: useMemo(() => [...(rows ?? [])], [rows]),
    getRowId: model.rowId,
    manualSorting: true,
    state: {
      columnVisibility: Object.fromEntries(hiddenColumns.map((id) => [id, false])),
      rowSelection: toRowSelection(selection),
      sorting: sort ? [{ id: sort.column, desc: sort.direction === "desc" }] : [],
    },
  });
  const page = table.getRowModel().rows;
  return {
    table,
    columns: columns.filter((column) => table.getColumn(column.id)?.getIsVisible()),
    page,
    ids: page.map((row) => row.id),
  };
}

export type TableModel<Row extends object> = ReturnType<typeof useTableModel<Row>>;

function toRowSelection(selection: Selection = []): Record<string, true> {
  return selection === "all" ? {} : Object.fromEntries(selection.map((id) => [id, true]));
}

function toColumnDef<Row extends object>(column: Column<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    header: column.header,
    enableHiding: !column.locked,
    cell: ({ row }) => column.cell(row.original),
  };
}
