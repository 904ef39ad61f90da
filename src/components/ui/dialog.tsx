"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { CloseButton } from "./close-button";
import { cn } from "./cn";
import { useReturnFocus } from "./use-return-focus";

const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl", xl: "max-w-5xl" } as const;

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. Stays in view while the content scrolls. */
  footer?: ReactNode;
  width?: keyof typeof widths;
  /** Return false to keep the dialog open on Escape or a press outside (unsaved input). */
  mayClose?: () => boolean;
};

export function Dialog(props: DialogProps) {
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Panel {...props} />
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Lives only while the dialog is open. */
function Panel(props: DialogProps) {
  const returnFocus = useReturnFocus();
  const guard = (event: Event) => {
    if (props.mayClose?.() === false) event.preventDefault();
  };
  return (
    <Radix.Overlay className="fixed inset-0 z-dialog grid place-items-center bg-[oklch(0.2_0.02_250/0.45)]">
      <Radix.Content
        onCloseAutoFocus={returnFocus}
        onEscapeKeyDown={guard}
        onPointerDownOutside={guard}
        {...(props.description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "enter relative flex max-h-[88dvh] w-[90vw] flex-col overflow-hidden rounded-lg bg-raised shadow-float outline-none",
          widths[props.width ?? "md"],
        )}
      >
        <header className="px-5 pt-4 pb-3 pr-14">
          <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
          {props.description && (
            <Radix.Description className="mt-0.5 text-muted text-sm">
              {props.description}
            </Radix.Description>
          )}
        </header>
        <div className="min-h-0 scroll-pb-6 overflow-y-auto px-5 pt-1 pb-5">{props.children}</div>
        {props.footer && (
          <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t bg-sunken px-5 py-3">
            {props.footer}
          </footer>
        )}
        <Radix.Close asChild>
          <CloseButton className="absolute top-3 right-3" />
        </Radix.Close>
      </Radix.Content>
    </Radix.Overlay>
  );
}
