import type { ReactNode } from "react";
import { cn } from "./cn";

/** Explains what would be here and offers the first step. */
export function EmptyState(props: {
  title: ReactNode;
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn("grid justify-items-center gap-1 px-4 py-12 text-center", props.className)}>
      <div
        aria-hidden="true"
        className="mb-3 grid w-40 justify-items-center gap-2 text-muted [&_svg]:size-5"
      >
        {props.icon}
        <span className="ruler h-2 w-full [mask-image:linear-gradient(90deg,transparent,black_30%_70%,transparent)]" />
      </div>
      <p className="font-semibold text-base">{props.title}</p>
      {props.children && <div className="max-w-[52ch] text-muted text-sm">{props.children}</div>}
      {props.action && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{props.action}</div>
      )}
    </div>
  );
}
