"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";
import { useReturnFocus } from "./use-return-focus";

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Beside the close button: "open page", previous and next row. */
  tools?: ReactNode;
  footer?: ReactNode;
  width?: "md" | "lg";
};

/** A quick look at a row, from the right edge; on phones it fills the screen. */
export function Sheet(props: SheetProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-dialog bg-[oklch(0.2_0.02_250/0.28)]" />
        <Panel {...props} />
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Lives only while the sheet is open. */
function Panel(props: SheetProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Content
      tabIndex={-1}
      onOpenAutoFocus={focusSheet}
      onCloseAutoFocus={returnFocus}
      {...(props.description ? {} : { "aria-describedby": undefined })}
      className={cn(
        "enter-side fixed inset-y-0 right-0 z-dialog flex w-full flex-col border-line border-l bg-raised shadow-sheet outline-none",
        props.width === "lg" ? "sm:max-w-2xl" : "sm:max-w-md",
      )}
    >
      <header className="px-5 pt-4 pr-32 pb-3">
        <div className="min-w-0 flex-1">
          <Radix.Title className="truncate font-semibold text-lg">{props.title}</Radix.Title>
          {props.description && (
            <Radix.Description className="mt-0.5 text-muted text-sm">
              {props.description}
            </Radix.Description>
          )}
        </div>
      </header>
      <div className="ruler h-2 shrink-0" />
      <div className="min-h-0 flex-1 overflow-y-auto p-5">{props.children}</div>
      {props.footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-sunken px-5 py-3">
          {props.footer}
        </footer>
      )}
      <div className="absolute top-3 right-3 flex items-center gap-1">
        {props.tools}
        <Radix.Close asChild>
          <CloseButton />
        </Radix.Close>
      </div>
    </Radix.Content>
  );
}

/** The sheet itself takes the focus: a first small button in it would open its tooltip at once. */
function focusSheet(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
