"use client";

import Link from "next/link";
import { type MouseEvent, type ReactNode, useRef } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { useUiText } from "@/components/ui/ui-text";
import { cellStyle, widthStyle } from "./cell-style";
import type { Column } from "./column";
import { type RowAction, RowActions } from "./row-actions";
import type { Density } from "./table-state";

export type TableRowProps<Row> = {
  id: string;
  label: string;
  cells: readonly { column: Column<Row>; content: ReactNode }[];
  density: Density;
  href?: string;
  onOpen?: () => void;
  /** Absent where rows cannot be selected. */
  selection?: { selected: boolean; onToggle: () => void };
  actions?: readonly RowAction[];
};

const interactive = "a, button, input, label, [role=menuitem], [role=checkbox]";

export function TableRow<Row>(props: TableRowProps<Row>) {
  const text = useUiText();
  const row = useRef<HTMLTableRowElement>(null);
  const opens = Boolean(props.href || props.onOpen);
  const open = (event: MouseEvent) => {
    const onControl = event.target instanceof Element && event.target.closest(interactive);
    if (onControl || document.getSelection()?.toString()) return;
    row.current?.querySelector<HTMLElement>("[data-row-open]")?.click();
  };
  return (
    <tr
      ref={row}
      data-row={props.id}
      data-selected={props.selection?.selected || undefined}
      tabIndex={-1}
      onClick={opens ? open : undefined}
      className={cn(
        "group/row relative scroll-my-12 bg-surface focus:bg-hover focus:outline-none data-[selected]:bg-accent-soft",
        "hover:bg-hover max-sm:grid max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-1 max-sm:border-line max-sm:border-b max-sm:px-3 max-sm:py-3",
        opens && "cursor-pointer",
      )}
    >
      {props.selection && (
        <td
          className={cn(
            stickyStyle,
            "left-0 w-9 min-w-9 max-w-9 pr-0 pl-3 max-sm:absolute max-sm:top-3.5 max-sm:z-[2]",
          )}
        >
          <Checkbox
            ariaLabel={`${text.select} ${props.label}`}
            checked={props.selection.selected}
            onCheckedChange={props.selection.onToggle}
          />
        </td>
      )}
      {props.cells.map(({ column, content }, position) => (
        <td
          key={column.id}
          data-label={column.header}
          style={widthStyle(column)}
          className={cn(
            "border-line border-b px-3 text-sm group-focus/row:border-accent max-sm:border-0 max-sm:px-0",
            props.density === "compact" ? "sm:h-8" : "sm:h-10",
            cellStyle(column),
            position === 0
              ? cn(stickyStyle, firstStyle, props.selection ? "left-9 max-sm:pl-7" : "left-0")
              : phoneStyle(column),
          )}
        >
          {position === 0 ? <RowOpen {...props}>{content}</RowOpen> : content}
        </td>
      ))}
      {props.actions && (
        <td className="sticky right-0 z-[1] w-0 border-line border-b bg-inherit p-0 group-focus/row:border-accent max-sm:absolute max-sm:top-2 max-sm:right-2 max-sm:border-0 sm:[@media(hover:none)]:w-11">
          <RowActions actions={props.actions} rowLabel={props.label} />
        </td>
      )}
    </tr>
  );
}

const stickyStyle =
  "z-[1] border-b border-line bg-inherit group-focus/row:border-accent sm:sticky max-sm:border-0";

const firstStyle =
  "font-medium max-sm:pr-20 group-data-[scrolled=true]/table:sm:shadow-[1px_0_0_var(--line)] before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent-fill before:opacity-0 group-focus/row:before:opacity-100";

const phoneStyle = <Row,>(column: Column<Row>) =>
  cn(
    "max-sm:flex max-sm:min-w-0 max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:break-words max-sm:text-right max-sm:before:shrink-0 max-sm:before:text-left max-sm:before:text-muted max-sm:before:text-xs max-sm:before:content-[attr(data-label)]",
    column.phoneHidden && "max-sm:hidden",
  );

function RowOpen<Row>(props: TableRowProps<Row> & { children: ReactNode }) {
  const style =
    "inline-flex min-h-6 max-w-full items-center rounded-sm text-left hover:underline hover:decoration-tick hover:underline-offset-4";
  if (props.href) {
    return (
      <Link data-row-open prefetch={false} href={props.href} className={style}>
        {props.children}
      </Link>
    );
  }
  if (props.onOpen) {
    return (
      <button data-row-open type="button" onClick={props.onOpen} className={style}>
        {props.children}
      </button>
    );
  }
  return props.children;
}
