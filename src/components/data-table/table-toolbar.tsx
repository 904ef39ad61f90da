"use client";

import { Columns3, Rows3, Rows4 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CheckMenu } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { useUiText } from "@/components/ui/ui-text";
import type { Column } from "./column";
import type { Density } from "./table-state";

/** Search and filters at the left; view options, export and the like at the right. */
export function TableToolbar(props: {
  search?: ReactNode;
  filters?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      {props.search}
      <div className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-2 empty:min-h-0 max-sm:order-3 max-sm:basis-full">
        {props.filters}
      </div>
      <div className="flex items-center gap-1">{props.children}</div>
    </div>
  );
}

export function ColumnMenu<Row>(props: {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  onHiddenChange: (hidden: string[]) => void;
}) {
  const text = useUiText();
  const all = props.columns.map(({ id }) => id);
  return (
    <CheckMenu
      label={text.columns}
      options={props.columns.map((column, position) => ({
        value: column.id,
        label: column.header,
        locked: column.locked || position === 0,
      }))}
      checked={all.filter((id) => !props.hidden.includes(id))}
      onCheckedChange={(shown) => props.onHiddenChange(all.filter((id) => !shown.includes(id)))}
      trigger={
        <Button variant="ghost" className="max-sm:hidden" icon={<Columns3 aria-hidden="true" />}>
          {text.columns}
        </Button>
      }
    />
  );
}

export function DensityToggle(props: { density: Density; onChange: (density: Density) => void }) {
  const text = useUiText();
  const compact = props.density === "compact";
  return (
    <IconButton
      label={`${text.density}: ${compact ? text.densityCompact : text.densityComfortable}`}
      icon={compact ? <Rows4 /> : <Rows3 />}
      onClick={() => props.onChange(compact ? "comfortable" : "compact")}
      className="max-sm:hidden"
    />
  );
}
