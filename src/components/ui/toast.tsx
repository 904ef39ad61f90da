"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Toaster as Sonner, toast } from "sonner";

export type Notice = {
  title: ReactNode;
  description?: ReactNode;
  tone?: "success" | "info" | "warn" | "danger";
  /** Offered for as long as the toast stays. */
  undo?: { label: string; onUndo: () => void };
};

const show = {
  success: toast.success,
  info: toast.info,
  warn: toast.warning,
  danger: toast.error,
} as const;

/** Tells what has just happened. What must be answered is a dialog, not a toast. */
export function notify({ title, description, tone = "success", undo }: Notice): void {
  show[tone](title, {
    description,
    duration: undo || tone === "danger" ? 10_000 : 5_000,
    action: undo && { label: undo.label, onClick: undo.onUndo },
  });
}

/** Stands once, in the root layout. `label` names the region for screen readers. */
export function Toaster(props: { label: string }) {
  return (
    <Sonner
      containerAriaLabel={props.label}
      position="bottom-right"
      gap={8}
      style={{ fontFamily: "inherit" }}
      icons={{
        success: <CircleCheck className="size-4 text-accent" />,
        info: <Info className="size-4 text-info" />,
        warning: <TriangleAlert className="size-4 text-warn" />,
        error: <CircleAlert className="size-4 text-danger" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[356px] max-w-[calc(100vw-2rem)] items-start gap-2.5 rounded-lg bg-raised px-3.5 py-3 text-fg text-sm shadow-float",
          icon: "mt-0.5",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-muted",
          actionButton:
            "h-7 shrink-0 rounded-md border border-tick px-2 font-medium text-xs hover:bg-hover",
        },
      }}
    />
  );
}
