import type { ReactNode } from "react";

/** A part of a side sheet under a small heading. */
export function SheetPart(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid min-w-0 gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold text-sm">{props.title}</h3>
        {props.aside && <div className="flex gap-1">{props.aside}</div>}
      </header>
      {props.children}
    </section>
  );
}
