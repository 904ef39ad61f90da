"use client";

import { Check, Minus } from "lucide-react";
import { Fragment, type KeyboardEvent, useRef, useState } from "react";
import { cn } from "./cn";
import { type MatrixPlace, nextPlace } from "./matrix-keys";

export type MatrixRow = { id: string; label: string; note?: string; group?: string };
export type MatrixColumn = { id: string; label: string };
export type MatrixCell = {
  allowed: boolean;
  /** Differs from what is in force: marked, until it is saved. */
  changed?: boolean;
  locked?: boolean;
};

export type MatrixProps = {
  label: string;
  /** Rows of one group stand together. */
  rows: readonly MatrixRow[];
  columns: readonly MatrixColumn[];
  cell: (row: string, column: string) => MatrixCell;
  /** Absent where one may only look. */
  onToggle?: (row: string, column: string) => void;
  /** Where one may only look, a cell or a row's name may lead to more. */
  onOpen?: (row: string, column?: string) => void;
  /** A column that is looked at. */
  marked?: string;
  labels: { allowed: string; denied: string; changed: string };
};

/** Who may do what: an ARIA grid with one tab stop; arrows walk, Space toggles. */
export function Matrix(props: MatrixProps) {
  const { rows, columns } = props;
  const root = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<MatrixPlace>({ row: 0, column: 0 });
  const walk = (event: KeyboardEvent) => {
    const size = { row: rows.length, column: columns.length };
    const next = nextPlace(event.key, event.ctrlKey, place, size);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
    root.current?.querySelector<HTMLElement>(`[data-place="${next.row}:${next.column}"]`)?.focus();
  };
  return (
    <div className="max-h-[calc(100dvh-14rem)] scroll-pt-10 scroll-pl-64 overflow-auto rounded-lg border border-line bg-surface">
      <table
        ref={root}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by arrows is a grid
        role="grid"
        aria-label={props.label}
        aria-readonly={!props.onToggle}
        onKeyDown={walk}
        className="w-full border-separate border-spacing-0 text-sm"
      >
        <thead>
          <tr>
            <td className="sticky top-0 left-0 z-20 border-line border-b bg-sunken" />
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cn(
                  "sticky top-0 z-10 h-9 whitespace-nowrap border-line border-b bg-sunken px-3 font-medium text-muted text-xs",
                  column.id === props.marked && "bg-accent-soft text-accent",
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Fragment key={row.id}>
              {row.group && row.group !== rows[at - 1]?.group && (
                <tr>
                  <th
                    scope="colgroup"
                    colSpan={columns.length + 1}
                    className="border-line border-b bg-sunken px-3 py-1 text-left font-medium text-muted text-xs"
                  >
                    {row.group}
                  </th>
                </tr>
              )}
              <tr className="group/row bg-surface hover:bg-hover">
                <th
                  scope="row"
                  className="sticky left-0 z-[1] min-w-52 border-line border-b bg-inherit px-3 py-1.5 text-left font-normal max-sm:min-w-36"
                >
                  <RowName row={row} onOpen={props.onOpen} />
                </th>
                {columns.map((column, position) => (
                  <Cell
                    key={column.id}
                    name={`${row.label}, ${column.label}`}
                    cell={props.cell(row.id, column.id)}
                    place={`${at}:${position}`}
                    current={place.row === at && place.column === position}
                    onFocus={() => setPlace({ row: at, column: position })}
                    marked={column.id === props.marked}
                    onToggle={props.onToggle && (() => props.onToggle?.(row.id, column.id))}
                    onOpen={props.onOpen && (() => props.onOpen?.(row.id, column.id))}
                    labels={props.labels}
                  />
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowName({ row, onOpen }: { row: MatrixRow; onOpen: MatrixProps["onOpen"] }) {
  const note = row.note && <span className="block text-muted text-xs">{row.note}</span>;
  if (!onOpen) return [row.label, note];
  return (
    // The keyboard opens a row from its cells.
    <button
      type="button"
      tabIndex={-1}
      onClick={() => onOpen(row.id)}
      className="w-full rounded-sm text-left hover:underline hover:decoration-tick hover:underline-offset-4"
    >
      {row.label}
      {note}
    </button>
  );
}

type CellProps = {
  name: string;
  cell: MatrixCell;
  place: string;
  current: boolean;
  onFocus: () => void;
  marked: boolean;
  onToggle: (() => void) | undefined;
  onOpen: (() => void) | undefined;
  labels: MatrixProps["labels"];
};

function Cell(props: CellProps) {
  const { name, cell, labels, onOpen } = props;
  const word = cell.allowed ? labels.allowed : labels.denied;
  const said = [name, word, cell.changed && labels.changed].filter(Boolean).join(": ");
  const Icon = cell.allowed ? Check : Minus;
  return (
    <td className={cn("border-line border-b p-0 text-center", props.marked && "bg-accent-soft/40")}>
      <button
        type="button"
        data-place={props.place}
        tabIndex={props.current ? 0 : -1}
        aria-label={said}
        onFocus={props.onFocus}
        {...pressOf(props)}
        className={cn(
          "relative mx-auto flex h-7 min-w-7 items-center justify-center gap-1 rounded-md text-xs hover:ring-1 hover:ring-control aria-disabled:hover:ring-0",
          cell.allowed ? "bg-accent-soft text-accent" : "text-muted",
          onOpen && "px-2",
          cell.changed &&
            "after:absolute after:-top-0.5 after:-right-0.5 after:size-2 after:rounded-full after:bg-warn-fill",
        )}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {onOpen && word}
      </button>
    </td>
  );
}

/** A cell opens more, or it toggles, or it only says what it is. */
function pressOf({ cell, onOpen, onToggle }: CellProps) {
  if (onOpen) return { onClick: onOpen };
  const toggles = onToggle !== undefined && !cell.locked;
  return {
    onClick: toggles ? onToggle : undefined,
    "aria-pressed": cell.allowed,
    "aria-disabled": !toggles,
  };
}
