"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { DropdownMenu, type MenuAction } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { useUiText } from "@/components/ui/ui-text";

export type RowAction = MenuAction & {
  /** Stands in the row itself on hover and focus; one per row. */
  primary?: boolean;
};

export function RowActions(props: { actions: readonly RowAction[]; rowLabel: string }) {
  const text = useUiText();
  const primary = props.actions.find((action) => action.primary && !action.disabledReason);
  const rest = props.actions.filter((action) => action !== primary);
  const danger = rest.filter((action) => action.tone === "danger");
  const plain = rest.filter((action) => action.tone !== "danger");
  const groups = [{ actions: plain }, { actions: danger }].filter(({ actions }) => actions.length);
  return (
    <div className="flex items-center justify-end gap-1 bg-inherit opacity-0 transition-opacity focus-within:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100 has-[[data-state=open]]:opacity-100 max-sm:opacity-100 sm:absolute sm:inset-y-px sm:right-0 sm:px-2 [@media(hover:none)]:opacity-100">
      {primary && <PrimaryAction action={primary} />}
      {groups.length > 0 && (
        <DropdownMenu
          groups={groups}
          trigger={
            <Button
              variant="ghost"
              size="sm"
              aria-label={`${text.rowActions} ${props.rowLabel}`}
              className="size-7 px-0"
            >
              <Ellipsis aria-hidden="true" />
            </Button>
          }
        />
      )}
    </div>
  );
}

function PrimaryAction({ action }: { action: RowAction }) {
  if (action.href) {
    return (
      <Button size="sm" asChild>
        <Link prefetch={false} href={action.href}>
          {action.label}
        </Link>
      </Button>
    );
  }
  if (action.icon) {
    return (
      <IconButton size="sm" label={action.label} icon={action.icon} onClick={action.onSelect} />
    );
  }
  return (
    <Button size="sm" onClick={action.onSelect}>
      {action.label}
    </Button>
  );
}
