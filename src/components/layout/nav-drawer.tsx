"use client";

import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { Logo } from "@/components/logo/logo";
import { CloseButton } from "@/components/ui/close-button";
import { useReturnFocus } from "@/components/ui/use-return-focus";
import { type NavGroup, SideNav } from "./side-nav";

export type NavDrawerProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  product?: string;
  groups: readonly NavGroup[];
  footer?: ReactNode;
};

/** The navigation of a phone, from the left edge. */
export function NavDrawer(props: NavDrawerProps) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-dialog bg-[oklch(0.2_0.02_250/0.4)]" />
        <Panel {...props} />
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Lives only while the drawer is open. */
function Panel(props: NavDrawerProps) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Content
      onCloseAutoFocus={returnFocus}
      aria-describedby={undefined}
      className="enter-left fixed inset-y-0 left-0 z-dialog flex w-72 max-w-[85vw] flex-col bg-frame shadow-float outline-none"
    >
      <Dialog.Title className="sr-only">{props.label}</Dialog.Title>
      <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-4">
        <Logo product={props.product} />
        <Dialog.Close asChild>
          <CloseButton />
        </Dialog.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SideNav
          groups={props.groups}
          label={props.label}
          folded={false}
          onFollow={() => props.onOpenChange(false)}
        />
      </div>
      {props.footer && (
        <div className="flex items-center gap-1 border-line border-t p-3">{props.footer}</div>
      )}
    </Dialog.Content>
  );
}
