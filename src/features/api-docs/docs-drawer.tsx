"use client";

import { Menu } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { Logo } from "@/components/logo/logo";
import { CloseButton } from "@/components/ui/close-button";
import { IconButton } from "@/components/ui/icon-button";
import { DocsNav, type NavPart } from "./docs-nav";

/** The contents on a phone, from the left edge. */
export function DocsDrawer(props: { label: string; parts: readonly NavPart[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label={props.label} icon={<Menu />} className="lg:hidden" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-dialog bg-[oklch(0.2_0.02_250/0.4)]" />
        <Dialog.Content
          aria-describedby={undefined}
          className="enter-left fixed inset-y-0 left-0 z-dialog flex w-80 max-w-[85vw] flex-col bg-frame shadow-float outline-none"
          // The heading that was chosen takes the place of the button.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <Dialog.Title className="sr-only">{props.label}</Dialog.Title>
          <div className="flex h-12 shrink-0 items-center justify-between pr-2 pl-4">
            <Logo />
            <Dialog.Close asChild>
              <CloseButton />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <DocsNav label={props.label} parts={props.parts} onFollow={() => setOpen(false)} />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
