"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { groupLabelStyle, itemStyle } from "@/components/ui/menu-style";
import { Spinner } from "@/components/ui/spinner";
import { useReturnFocus } from "@/components/ui/use-return-focus";

export type CommandItem = {
  id: string;
  label: string;
  description?: string;
  icon?: ReactNode;
  /** Other words by which it is found: pinyin, the id, the English name. */
  keywords?: readonly string[];
  shortcut?: string;
  onSelect: () => void;
  /** Why it cannot be done: the capability that is missing. */
  disabledReason?: string;
};

export type CommandGroup = {
  heading: string;
  items: readonly CommandItem[];
};

export type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  /** Pages and actions: matched here. */
  groups: readonly CommandGroup[];
  /** Pools, people, charges: found by the server for `query`, shown as they come. */
  found?: readonly CommandGroup[];
  searching?: boolean;
  empty: ReactNode;
  footer?: ReactNode;
};

export function CommandPalette(props: CommandPaletteProps) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-dialog bg-[oklch(0.2_0.02_250/0.4)]" />
        <Panel {...props} />
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Lives only while the palette is open. */
function Panel(props: CommandPaletteProps) {
  const [value, setValue] = useState("");
  const returnFocus = useReturnFocus();
  const choose = (item: CommandItem) => {
    props.onOpenChange(false);
    item.onSelect();
  };
  return (
    <Dialog.Content
      aria-describedby={undefined}
      onCloseAutoFocus={returnFocus}
      className="enter fixed top-[12dvh] left-1/2 z-dialog w-[90vw] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg bg-raised shadow-float outline-none"
    >
      <Dialog.Title className="sr-only">{props.label}</Dialog.Title>
      <Command label={props.label} value={value} onValueChange={setValue} loop>
        <div className="flex items-center gap-2.5 border-line border-b px-4 focus-within:shadow-[inset_0_-2px_0_var(--accent)]">
          <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <Command.Input
            value={props.query}
            onValueChange={props.onQueryChange}
            placeholder={props.placeholder}
            className="h-12 w-full bg-transparent text-lg outline-none"
          />
          {props.searching && <Spinner className="text-muted" />}
          <Kbd>Esc</Kbd>
        </div>
        <Command.List aria-label={props.label} className="max-h-[56dvh] overflow-y-auto p-1.5">
          {!props.searching && (
            <Command.Empty className="px-3 py-10 text-center text-muted text-sm">
              {props.empty}
            </Command.Empty>
          )}
          {props.found?.map((group) => (
            <Group key={group.heading} group={group} onChoose={choose} foundFor={props.query} />
          ))}
          {props.groups.map((group) => (
            <Group key={group.heading} group={group} onChoose={choose} />
          ))}
        </Command.List>
      </Command>
      {props.footer && (
        <div className="flex items-center gap-4 border-line border-t bg-sunken px-4 py-2 text-muted text-xs">
          {props.footer}
        </div>
      )}
    </Dialog.Content>
  );
}

function Group(props: {
  group: CommandGroup;
  onChoose: (item: CommandItem) => void;
  /** The server found these for the query, so they match it whatever their words are. */
  foundFor?: string;
}) {
  const found = props.foundFor === undefined ? [] : [props.foundFor.trim()];
  return (
    <Command.Group heading={<span className={groupLabelStyle}>{props.group.heading}</span>}>
      {props.group.items.map((item) => (
        <Command.Item
          key={item.id}
          value={item.id}
          keywords={[...found, item.label, ...(item.keywords ?? [])]}
          disabled={item.disabledReason !== undefined}
          onSelect={() => props.onChoose(item)}
          className={cn(
            itemStyle,
            "min-h-9 [&_svg]:text-muted",
            item.disabledReason && "text-muted",
          )}
        >
          {item.icon}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{item.label}</span>
            {(item.disabledReason ?? item.description) && (
              <span className="block truncate text-muted text-xs">
                {item.disabledReason ?? item.description}
              </span>
            )}
          </span>
          {item.shortcut && <Kbd>{item.shortcut}</Kbd>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Opens the palette: a search field in the top bar, an icon on phones. */
export function CommandTrigger(props: { label: string; shortcut: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      onClick={props.onOpen}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 items-center gap-2 rounded-md border border-tick bg-surface px-2.5 text-muted text-sm transition-colors hover:border-control hover:text-fg max-md:border-0 max-md:bg-transparent md:w-56"
    >
      <Search aria-hidden="true" className="size-4" />
      <span className="flex-1 truncate text-left max-md:sr-only">{props.label}</span>
      <span aria-hidden="true" className="max-md:hidden">
        <Kbd>{props.shortcut}</Kbd>
      </span>
    </button>
  );
}
