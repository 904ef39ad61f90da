import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

export type SectionProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** The content runs to the border: for lists and tables. */
  flush?: boolean;
  className?: string;
};

/** A card with a heading. */
export function Section(props: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={props.title ? id : undefined}
      className={cn(
        "flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface",
        props.className,
      )}
    >
      {(props.title || props.actions) && (
        <header
          className={cn(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3",
            props.flush ? "border-line border-b pb-3" : "pb-0",
          )}
        >
          <div className="min-w-0">
            <h2 id={id} className="font-semibold text-base leading-7">
              {props.title}
            </h2>
            {props.description && <p className="text-muted text-sm">{props.description}</p>}
          </div>
          {props.actions && <div className="flex items-center gap-1.5">{props.actions}</div>}
        </header>
      )}
      <div className={cn("min-w-0 flex-1", !props.flush && "p-4 pt-3")}>{props.children}</div>
      {props.footer && (
        <footer className="border-line border-t bg-sunken px-4 py-2.5 text-muted text-sm">
          {props.footer}
        </footer>
      )}
    </section>
  );
}
