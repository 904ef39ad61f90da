"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useUiText } from "@/components/ui/ui-text";
import { pageState, type Selection } from "./table-state";

/** Says how many rows are chosen, offers all that match, and holds what can be done to them. */
export function BulkBar(props: {
  selection: Selection;
  page: readonly string[];
  onSelection: (selection: Selection) => void;
  total: string | undefined;
  actions: ReactNode;
}) {
  const text = useUiText();
  const { selection, total } = props;
  const all = selection === "all";
  const offersAll = !all && total !== undefined && pageState(selection, props.page) === true;
  if (!all && selection.length === 0) return null;
  return (
    <section
      aria-live="polite"
      className="enter sticky bottom-3 z-sticky mx-auto flex max-w-full flex-wrap items-center gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-float"
    >
      <span className="figures font-medium">
        {all ? text.selectedAll(total ?? "") : text.selected(selection.length)}
      </span>
      {offersAll && (
        <Button size="sm" variant="ghost" onClick={() => props.onSelection("all")}>
          {text.selectAll(total)}
        </Button>
      )}
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
      {props.actions}
      <IconButton label={text.clear} icon={<X />} size="md" onClick={() => props.onSelection([])} />
    </section>
  );
}
