"use client";

import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useUiText } from "@/components/ui/ui-text";
import { ChartTable, type ChartTableData } from "./chart-table";

export type ChartFrameProps = {
  title: ReactNode;
  /** What the reader should see in it, in one line. */
  description?: ReactNode;
  /** The same figures as a table: for screen readers, and for whoever prefers it. */
  table: ChartTableData;
  children: ReactNode;
  actions?: ReactNode;
  note?: ReactNode;
};

/** A chart with its name, its meaning and its table; the chart itself may be loaded later. */
export function ChartFrame(props: ChartFrameProps) {
  const text = useUiText();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col rounded-lg border border-line bg-surface"
    >
      <header className="flex items-start justify-between gap-3 px-4 pt-3">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-base leading-7">
            {props.title}
          </h2>
          {props.description && <p className="text-muted text-sm">{props.description}</p>}
        </div>
        <div className="flex shrink-0 items-center gap-1">
          {props.actions}
          <IconButton
            label={asTable ? text.showChart : text.showTable}
            icon={asTable ? <ChartNoAxesColumn /> : <Table2 />}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          />
        </div>
      </header>
      <div className="min-w-0 flex-1 p-4 pt-3">
        {asTable ? (
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
            tabIndex={0}
            aria-label={text.showTable}
            className="max-h-80 overflow-auto"
          >
            <ChartTable data={props.table} labelledBy={id} />
          </section>
        ) : (
          <>
            {props.children}
            <div className="sr-only">
              <ChartTable data={props.table} labelledBy={id} />
            </div>
          </>
        )}
        {props.note && <p className="mt-2 text-muted text-xs">{props.note}</p>}
      </div>
    </section>
  );
}

/** Holds the place of a chart that is still loading. */
export function ChartSkeleton(props: { height?: number }) {
  return (
    <div style={{ height: props.height ?? 240 }} className="flex items-end gap-2">
      {["h-2/5", "h-3/5", "h-1/2", "h-4/5", "h-3/4", "h-full", "h-2/3", "h-5/6"].map((height) => (
        <Skeleton key={height} className={`w-full ${height}`} />
      ))}
    </div>
  );
}
