"use client";

import { type ReactNode, useCallback, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { BulkBar } from "./bulk-bar";
import type { Column } from "./column";
import type { RowAction } from "./row-actions";
import { TableBody } from "./table-body";
import { TableHead } from "./table-head";
import {
  type Density,
  pageState,
  type Selection,
  type Sort,
  togglePage,
  toggleRow,
} from "./table-state";
import { useRowKeys } from "./use-row-keys";
import { useTableModel } from "./use-table-model";

export type DataTableProps<Row extends object> = {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** `undefined` while they load: skeleton rows stand in. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** Names a row in the labels of its checkbox and menu. */
  rowLabel: (row: Row) => string;
  empty: ReactNode;
  error?: ReactNode;
  /** New rows are on their way while the old ones stay. */
  refreshing?: boolean;
  skeletonRows?: number;
  density?: Density;
  hiddenColumns?: readonly string[];
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  selection?: Selection;
  onSelection?: (selection: Selection) => void;
  /** Buttons of the bar that appears over a selection, and the formatted number of all matches. */
  bulk?: { actions: ReactNode; total?: string };
  actions?: (row: Row) => readonly RowAction[];
  href?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  toolbar?: ReactNode;
  footer?: ReactNode;
  /** Set false on all but one table of a page. */
  shortcuts?: boolean;
  className?: string;
};

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows, rowId, selection, onSelection } = props;
  const root = useRef<HTMLDivElement>(null);
  const model = useTableModel(props);

  const toggle = useCallback(
    (id: string) => {
      if (selection !== undefined) onSelection?.(toggleRow(selection, id, (rows ?? []).map(rowId)));
    },
    [selection, onSelection, rows, rowId],
  );
  useRowKeys(root, props.shortcuts !== false, { onToggle: toggle });

  const message = props.error ?? (rows?.length === 0 ? props.empty : undefined);
  return (
    <div ref={root} className={cn("grid min-w-0 gap-2", props.className)}>
      {props.toolbar}
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
          tabIndex={0}
          aria-label={props.label}
          aria-busy={rows === undefined || props.refreshing || undefined}
          onScroll={({ currentTarget }) => {
            currentTarget.dataset.scrolled = String(currentTarget.scrollLeft > 0);
          }}
          className="group/table relative scroll-pt-10 scroll-pl-64 overflow-auto focus-visible:outline-offset-[-2px] sm:max-h-[max(20rem,calc(100dvh-15rem))]"
        >
          {message ? (
            <div className="p-4">{message}</div>
          ) : (
            <table className="w-full border-separate border-spacing-0 max-sm:block">
              <TableHead
                columns={model.columns}
                sort={props.sort}
                onSort={props.onSort}
                page={
                  selection === undefined
                    ? undefined
                    : {
                        state: pageState(selection, model.ids),
                        onToggle: () => onSelection?.(togglePage(selection, model.ids)),
                      }
                }
                withActions={Boolean(props.actions)}
              />
              <TableBody props={props} model={model} onToggle={toggle} />
            </table>
          )}
        </section>
        {props.footer}
      </div>
      <Bulk props={props} page={model.ids} />
    </div>
  );
}

type BulkProps<Row extends object> = { props: DataTableProps<Row>; page: readonly string[] };

function Bulk<Row extends object>({ props, page }: BulkProps<Row>) {
  const { selection, onSelection, bulk } = props;
  if (selection === undefined || !onSelection || !bulk) return null;
  return (
    <BulkBar
      selection={selection}
      page={page}
      onSelection={onSelection}
      total={bulk.total}
      actions={bulk.actions}
    />
  );
}
