"use client";

import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cn } from "./cn";
import { floatStyle, groupLabelStyle, itemStyle } from "./menu-style";

export type MenuAction = {
  id: string;
  label: string;
  icon?: ReactNode;
  onSelect?: () => void;
  href?: string;
  tone?: "neutral" | "danger";
  shortcut?: string;
  /** Why it cannot be chosen; shown under the label. */
  disabledReason?: string;
};

export type MenuGroup = { label?: string; actions: readonly MenuAction[] };

/** A menu of actions behind its only child. For choices that stay open use `CheckMenu`. */
export function DropdownMenu(props: {
  trigger: ReactNode;
  groups: readonly MenuGroup[];
  align?: "start" | "end";
  header?: ReactNode;
}) {
  const chosen = useRef<() => void>(undefined);
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          // The trigger gets the focus first: a dialog then knows where to give it back.
          onCloseAutoFocus={() => {
            if (chosen.current) setTimeout(chosen.current);
            chosen.current = undefined;
          }}
          align={props.align ?? "end"}
          sideOffset={4}
          collisionPadding={8}
          className={cn(floatStyle, "max-w-80")}
        >
          {props.header && (
            <div className="mb-1 border-line border-b px-2 pt-1 pb-2">{props.header}</div>
          )}
          {props.groups.map((group, position) => (
            <Radix.Group key={group.label ?? group.actions[0]?.id}>
              {position > 0 && <Radix.Separator className="-mx-1 my-1 h-px bg-line" />}
              {group.label && <Radix.Label className={groupLabelStyle}>{group.label}</Radix.Label>}
              {group.actions.map((action) => (
                <MenuItem
                  key={action.id}
                  action={action}
                  onChoose={() => {
                    chosen.current = action.onSelect;
                  }}
                />
              ))}
            </Radix.Group>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function MenuItem({ action, onChoose }: { action: MenuAction; onChoose: () => void }) {
  const disabled = action.disabledReason !== undefined;
  const style = cn(itemStyle, action.tone === "danger" && !disabled && "text-danger");
  const content = (
    <>
      <span className={cn("contents", action.tone !== "danger" && "[&_svg]:text-muted")}>
        {action.icon}
      </span>
      <span className={cn("min-w-0 flex-1", disabled && "text-muted")}>
        {action.label}
        {disabled && <span className="block text-xs">{action.disabledReason}</span>}
      </span>
      {action.shortcut && <span className="text-muted text-xs">{action.shortcut}</span>}
    </>
  );
  if (action.href && !disabled) {
    return (
      <Radix.Item asChild className={style}>
        <Link prefetch={false} href={action.href}>
          {content}
        </Link>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={style} disabled={disabled} onSelect={onChoose}>
      {content}
    </Radix.Item>
  );
}

/** A menu of switches that stays open while one chooses. */
export function CheckMenu(props: {
  trigger: ReactNode;
  label: string;
  options: readonly { value: string; label: string; locked?: boolean }[];
  checked: readonly string[];
  onCheckedChange: (checked: string[]) => void;
}) {
  const toggle = (value: string, on: boolean) =>
    props.onCheckedChange(
      on ? [...props.checked, value] : props.checked.filter((other) => other !== value),
    );
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className={cn(floatStyle, "max-h-96 overflow-y-auto")}
        >
          <Radix.Label className={groupLabelStyle}>{props.label}</Radix.Label>
          {props.options.map((option) => (
            <Radix.CheckboxItem
              key={option.value}
              checked={props.checked.includes(option.value)}
              disabled={option.locked}
              onCheckedChange={(on) => toggle(option.value, on)}
              onSelect={(event) => event.preventDefault()}
              className={cn(itemStyle, "group data-[disabled]:text-muted")}
            >
              <span className="grid size-4 place-items-center rounded-sm border border-control text-accent-fg group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent group-data-[disabled]:opacity-60">
                <Radix.ItemIndicator>
                  <svg viewBox="0 0 16 16" aria-hidden="true" className="!size-3">
                    <path
                      d="m3 8.5 3.2 3L13 4.5"
                      fill="none"
                      stroke="currentColor"
                      strokeWidth="2.5"
                    />
                  </svg>
                </Radix.ItemIndicator>
              </span>
              {option.label}
            </Radix.CheckboxItem>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
