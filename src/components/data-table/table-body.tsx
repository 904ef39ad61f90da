"use client";

import { cn } from "@/components/ui/cn";
import type { Column } from "./column";
import type { DataTableProps } from "./data-table";
import { SkeletonRows } from "./skeleton-rows";
import { TableRow } from "./table-row";
import { isSelected } from "./table-state";
import type { TableModel } from "./use-table-model";

type BodyProps<Row extends object> = {
  props: DataTableProps<Row>;
  model: TableModel<Row>;
  onToggle: (id: string) => void;
};

export function TableBody<Row extends object>({ props, model, onToggle }: BodyProps<Row>) {
  const { selection, density = "comfortable" } = props;
  const selectable = selection !== undefined;
  return (
    <tbody
      className={cn(
        "transition-opacity max-sm:block [&>tr:last-child>td]:border-b-0",
        props.refreshing && "opacity-60",
      )}
    >
      {props.rows === undefined && (
        <SkeletonRows
          columns={model.columns}
          rows={props.skeletonRows ?? 10}
          density={density}
          selectable={selectable}
          withActions={Boolean(props.actions)}
        />
      )}
      {model.page.map((row) => (
        <TableRow
          key={row.id}
          id={row.id}
          label={props.rowLabel(row.original)}
          density={density}
          cells={row.getVisibleCells().map((cell, at) => ({
            column: model.columns[at] as Column<Row>,
            content: <model.table.FlexRender cell={cell} />,
          }))}
          href={props.href?.(row.original)}
          onOpen={props.onOpen && (() => props.onOpen?.(row.original))}
          selection={
            selectable
              ? { selected: isSelected(selection, row.id), onToggle: () => onToggle(row.id) }
              : undefined
          }
          actions={props.actions?.(row.original)}
        />
      ))}
    </tbody>
  );
}
