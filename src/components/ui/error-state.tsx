"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyableId } from "./copyable-id";
import { useUiText } from "./ui-text";

/** Says what failed and what one can do, with the id to quote. */
export function ErrorState(props: {
  title: ReactNode;
  children?: ReactNode;
  errorId?: string;
  onRetry?: () => void;
}) {
  const text = useUiText();
  return (
    <div role="alert" className="grid justify-items-center gap-1 px-4 py-10 text-center">
      <CircleAlert aria-hidden="true" className="mb-2 size-6 text-danger" />
      <p className="font-semibold text-base">{props.title}</p>
      {props.children && <div className="max-w-[52ch] text-muted text-sm">{props.children}</div>}
      {props.errorId && (
        <p className="flex items-center gap-1.5 text-muted text-xs">
          {text.errorId} <CopyableId value={props.errorId} />
        </p>
      )}
      {props.onRetry && (
        <Button className="mt-3" icon={<RotateCw aria-hidden="true" />} onClick={props.onRetry}>
          {text.retry}
        </Button>
      )}
    </div>
  );
}
