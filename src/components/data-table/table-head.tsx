"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { useUiText } from "@/components/ui/ui-text";
import { cellStyle, widthStyle } from "./cell-style";
import type { Column } from "./column";
import { nextSort, type Sort } from "./table-state";

type HeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort | undefined) => void) | undefined;
  /** Absent where rows cannot be selected. */
  page?: { state: boolean | "indeterminate"; onToggle: () => void };
  withActions: boolean;
};

export function TableHead<Row>(props: HeadProps<Row>) {
  const text = useUiText();
  return (
    <thead className="max-sm:sr-only">
      <tr>
        {props.page && (
          <th scope="col" className={cn(headStyle, "left-0 z-20 w-9 min-w-9 max-w-9 pr-0 pl-3")}>
            <Checkbox
              ariaLabel={text.selectPage}
              checked={props.page.state}
              onCheckedChange={props.page.onToggle}
            />
          </th>
        )}
        {props.columns.map((column, position) => (
          <HeadCell
            key={column.id}
            column={column}
            first={position === 0}
            indented={Boolean(props.page)}
            sort={props.sort?.column === column.id ? props.sort : undefined}
            onSort={(first) => props.onSort?.(nextSort(props.sort, column.id, first))}
          />
        ))}
        {props.withActions && (
          <th scope="col" className={cn(headStyle, "right-0 w-0 p-0 [@media(hover:none)]:w-11")}>
            <span className="sr-only">{text.rowActions}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

const headStyle =
  "sticky top-0 z-10 h-8 border-line border-b bg-sunken px-3 text-left font-medium text-muted text-xs whitespace-nowrap";

type HeadCellProps<Row> = {
  column: Column<Row>;
  first: boolean;
  indented: boolean;
  sort: Sort | undefined;
  onSort: (first: Sort["direction"]) => void;
};

function HeadCell<Row>({ column, first, indented, sort, onSort }: HeadCellProps<Row>) {
  const place = indented ? "left-9" : "left-0";
  return (
    <th
      scope="col"
      aria-sort={sort && ariaSort[sort.direction]}
      style={widthStyle(column)}
      className={cn(headStyle, cellStyle(column), first && cn("z-20", place))}
    >
      {column.sortable ? (
        <SortButton
          label={column.header}
          numeric={column.numeric}
          sort={sort}
          onSort={() => onSort(column.numeric ? "desc" : "asc")}
        />
      ) : (
        column.header
      )}
    </th>
  );
}

const ariaSort = { asc: "ascending", desc: "descending" } as const;
const arrows = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown };

function SortButton(props: {
  label: string;
  numeric: boolean | undefined;
  sort: Sort | undefined;
  onSort: () => void;
}) {
  const text = useUiText();
  const direction = props.sort?.direction ?? "none";
  const hints = { asc: text.sortAscending, desc: text.sortDescending, none: text.sortNone };
  const Arrow = arrows[direction];
  return (
    <button
      type="button"
      title={hints[direction]}
      onClick={props.onSort}
      className={cn(
        "-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-fg focus-visible:outline-offset-0",
        props.numeric && "flex-row-reverse",
        props.sort && "text-fg",
      )}
    >
      {props.label}
      <Arrow
        aria-hidden="true"
        className={cn("size-3", props.sort ? "text-accent" : "opacity-60")}
      />
    </button>
  );
}
