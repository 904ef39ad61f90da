import type { ReactNode } from "react";

export type Fact = {
  label: string;
  value: ReactNode;
  /** Small, under the value: a date, a "why" link. */
  note?: ReactNode;
};

/** The head of a thing: its name and the facts that matter, four as a rule. */
export function DetailHeader(props: {
  title: ReactNode;
  badge?: ReactNode;
  /** Under the title: the id, the owner. */
  subtitle?: ReactNode;
  actions?: ReactNode;
  facts: readonly Fact[];
  /** Across the width, under the facts: a gauge. */
  children?: ReactNode;
}) {
  return (
    <header className="mb-5 overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-5 pt-4 pb-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2.5">
            <h1 className="min-w-0 break-words font-semibold text-xl">{props.title}</h1>
            {props.badge}
          </div>
          {props.subtitle && (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
              {props.subtitle}
            </div>
          )}
        </div>
        {props.actions && <div className="flex flex-wrap items-center gap-2">{props.actions}</div>}
      </div>
      <div aria-hidden="true" className="ruler mx-5 h-2" />
      <FactGrid facts={props.facts} />
      {props.children && <div className="border-line border-t px-5 py-4">{props.children}</div>}
    </header>
  );
}

function FactGrid(props: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 px-5 py-4 md:grid-cols-[repeat(auto-fit,minmax(140px,1fr))]">
      {props.facts.map((fact) => (
        <div key={fact.label} className="min-w-0">
          <dt className="text-muted text-xs">{fact.label}</dt>
          <dd className="figures mt-0.5 min-w-0 break-words font-medium text-lg">{fact.value}</dd>
          {fact.note && <dd className="text-muted text-xs">{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
