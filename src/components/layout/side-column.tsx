import type { ReactNode } from "react";

/** Content with a column of state and actions beside it; on narrow screens under it. */
export function WithSideColumn(props: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_300px]">
      <div className="grid min-w-0 gap-5">{props.children}</div>
      <div className="grid gap-4 lg:sticky lg:top-16">{props.side}</div>
    </div>
  );
}
