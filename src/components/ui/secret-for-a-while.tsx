"use client";

import { EyeOff } from "lucide-react";
import { Button } from "./button";
import { CopyIcon } from "./copy-button";

/** A secret in view that is hidden again by itself; `useVanishing` counts the seconds. */
export function SecretForAWhile(props: {
  /** Names the secret for screen readers. */
  label: string;
  value: string;
  /** Says how long it stays. */
  note: string;
  hide: string;
  onHide: () => void;
}) {
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 flex-1 select-all break-all text-sm">{props.value}</code>
        <CopyIcon value={props.value} what={props.label} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="figures text-muted text-xs">{props.note}</p>
        <Button
          size="sm"
          variant="ghost"
          icon={<EyeOff aria-hidden="true" />}
          onClick={props.onHide}
        >
          {props.hide}
        </Button>
      </div>
    </div>
  );
}
