import type { ReactNode } from "react";
import { cn } from "./cn";

export type KeyValue = { label: string; value: ReactNode; note?: ReactNode };

/** Facts under each other: the name at the left, the value at the right edge of its column. */
export function KeyValueList(props: { items: readonly KeyValue[]; className?: string }) {
  return (
    <dl className={cn("divide-y divide-line text-sm", props.className)}>
      {props.items.map((item) => (
        <div key={item.label} className="flex items-baseline justify-between gap-4 py-1.5">
          <dt className="shrink-0 text-muted">{item.label}</dt>
          <dd className="figures min-w-0 break-words text-right">
            {item.value}
            {item.note && <span className="block text-muted text-xs">{item.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
