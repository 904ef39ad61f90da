"use client";

import { ListFilter, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { itemStyle } from "@/components/ui/menu-style";
import { Popover } from "@/components/ui/popover";
import { useUiText } from "@/components/ui/ui-text";
import { describeFilter, type FilterField, type FilterValue, withFilter } from "./filter";
import { FilterEditor } from "./filter-editor";

export type FilterBarProps = {
  fields: readonly FilterField[];
  filters: readonly FilterValue[];
  onFiltersChange: (filters: FilterValue[]) => void;
};

/** Filters as chips that read as a sentence: [State is Active, Disabled] and [Spent ≥ 100]. */
export function FilterBar({ fields, filters, onFiltersChange }: FilterBarProps) {
  const text = useUiText();
  const [editing, setEditing] = useState<string>();
  const change = (id: string, values: readonly string[]) =>
    onFiltersChange(withFilter(filters, id, values));
  const chips = filters.flatMap((filter) => {
    const field = fields.find(({ id }) => id === filter.field);
    return field ? [{ field, values: filter.values }] : [];
  });
  const unused = fields.filter(({ id }) => !filters.some((filter) => filter.field === id));
  return (
    <>
      {chips.map(({ field, values }, position) => (
        <span key={field.id} className="inline-flex max-w-full items-center gap-1.5">
          {position > 0 && <span className="text-muted text-xs">{text.filterAnd}</span>}
          <FilterChip
            field={field}
            values={values}
            open={editing === field.id}
            onOpenChange={(open) => setEditing(open ? field.id : undefined)}
            onValuesChange={(next) => change(field.id, next)}
          />
        </span>
      ))}
      {unused.length > 0 && <AddFilter fields={unused} onChange={change} />}
      {chips.length > 0 && (
        <Button variant="ghost" size="sm" onClick={() => onFiltersChange([])}>
          {text.filterClear}
        </Button>
      )}
    </>
  );
}

function FilterChip(props: {
  field: FilterField;
  values: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onValuesChange: (values: readonly string[]) => void;
}) {
  const text = useUiText();
  const { field, values } = props;
  const said = describeFilter(field, values);
  return (
    <span className="inline-flex h-7 min-w-0 items-stretch overflow-hidden rounded-md border border-tick bg-surface text-xs">
      <Popover
        label={field.label}
        open={props.open}
        onOpenChange={props.onOpenChange}
        trigger={
          <button
            type="button"
            className="flex min-w-0 items-center gap-1 pl-2 hover:bg-hover focus-visible:outline-offset-[-2px]"
          >
            <span className="shrink-0 text-muted">{field.label}</span>
            <span className="shrink-0 text-muted">{field.operator}</span>
            <span className="figures truncate pr-1 font-medium">{said}</span>
          </button>
        }
      >
        <FilterEditor
          field={field}
          values={values}
          onValuesChange={props.onValuesChange}
          onDone={() => props.onOpenChange(false)}
        />
      </Popover>
      <button
        type="button"
        aria-label={`${text.remove} ${field.label} ${field.operator} ${said}`}
        onClick={() => props.onValuesChange([])}
        className="grid w-6 shrink-0 place-items-center text-muted hover:bg-hover hover:text-fg focus-visible:outline-offset-[-2px]"
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  );
}

function AddFilter(props: {
  fields: readonly FilterField[];
  onChange: (id: string, values: readonly string[]) => void;
}) {
  const text = useUiText();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<{ field: FilterField; values: readonly string[] }>();
  const settle = (next: boolean) => {
    setOpen(next);
    if (next) return;
    if (draft) props.onChange(draft.field.id, draft.values);
    setDraft(undefined);
  };
  return (
    <Popover
      label={text.filterAdd}
      open={open}
      onOpenChange={settle}
      className={draft ? undefined : "w-56 p-1"}
      trigger={
        <Button size="sm" variant="ghost" icon={<ListFilter aria-hidden="true" />}>
          {text.filterAdd}
        </Button>
      }
    >
      {draft ? (
        <FilterEditor
          field={draft.field}
          values={draft.values}
          onValuesChange={(values) => {
            setDraft({ ...draft, values });
            if (draft.field.kind === "text" || draft.field.kind === "range") {
              props.onChange(draft.field.id, values);
            }
          }}
          onDone={() => {
            setOpen(false);
            setDraft(undefined);
          }}
        />
      ) : (
        props.fields.map((field) => (
          <button
            key={field.id}
            type="button"
            onClick={() => setDraft({ field, values: [] })}
            className={cn(itemStyle, "w-full text-left hover:bg-hover focus-visible:bg-hover")}
          >
            {field.icon}
            {field.label}
          </button>
        ))
      )}
    </Popover>
  );
}
