import { type ReactNode, useId } from "react";

/** A heading over a table, which has a frame of its own. */
export function Part(props: {
  title: string;
  description: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-3">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold text-base leading-7">
            {props.title}
          </h2>
          <p className="text-muted text-sm">{props.description}</p>
        </div>
        {props.actions}
      </header>
      <div className="min-w-0">{props.children}</div>
    </section>
  );
}
