import { Clock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** Until when money is true: "as of 14:05". `late` says how late it is and turns it amber. */
export function AsOf(props: { children: ReactNode; late?: ReactNode; className?: string }) {
  const Icon = props.late ? TriangleAlert : Clock;
  return (
    <span
      className={cn(
        "figures inline-flex items-center gap-1 whitespace-nowrap text-xs",
        props.late ? "text-warn" : "text-muted",
        props.className,
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {props.children}
      {props.late && <span className="font-medium">{props.late}</span>}
    </span>
  );
}
