"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { useUnsavedGuard } from "./use-unsaved-guard";

/** Stays in view while a long form has unsaved changes, and keeps the page from being closed. */
export function SaveBar(props: {
  /** Whether there is something to save. */
  dirty: boolean;
  /** "3 unsaved changes". */
  message: ReactNode;
  discard: { label: string; onDiscard: () => void };
  save: { label: string; onSave?: () => void };
  /** Why saving is not possible now. */
  blocked?: string;
  pending?: boolean;
}) {
  useUnsavedGuard(props.dirty);
  if (!props.dirty) return null;
  return (
    <section
      aria-live="polite"
      className="enter sticky bottom-3 z-sticky mt-5 flex flex-wrap items-center gap-2 rounded-lg bg-raised py-2 pr-2 pl-4 text-sm shadow-float"
    >
      <span className="font-medium">{props.message}</span>
      <span className="flex-1 text-muted text-xs">{props.blocked}</span>
      <Button variant="ghost" onClick={props.discard.onDiscard} disabled={props.pending}>
        {props.discard.label}
      </Button>
      <Button
        variant="primary"
        type={props.save.onSave ? "button" : "submit"}
        onClick={props.save.onSave}
        loading={props.pending}
        disabled={props.blocked !== undefined}
      >
        {props.save.label}
      </Button>
    </section>
  );
}
