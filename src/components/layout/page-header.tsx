import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The head of a page: what it is, one line what it is for, the main action at the right. */
export function PageHeader(props: {
  title: ReactNode;
  description?: ReactNode;
  /** Beside the title: a badge of state. */
  badge?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <header className={cn("mb-5", props.className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2.5">
            <h1 className="min-w-0 break-words font-semibold text-xl">{props.title}</h1>
            {props.badge}
          </div>
          {props.description && (
            <p className="mt-0.5 max-w-[80ch] text-muted text-sm">{props.description}</p>
          )}
        </div>
        {props.actions && <div className="flex flex-wrap items-center gap-2">{props.actions}</div>}
      </div>
      <div aria-hidden="true" className="ruler h-2" />
    </header>
  );
}
