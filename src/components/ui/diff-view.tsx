"use client";

import { ArrowRight, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { useUiText } from "./ui-text";

export type Change = {
  /** The field's name as people know it. */
  field: string;
  /** `undefined` where there was nothing before. */
  before?: ReactNode;
  /** `undefined` where nothing is left. */
  after?: ReactNode;
};

/** Old → new, field by field: the one way every change is shown. */
export function DiffView(props: {
  changes: readonly Change[];
  label?: string;
  className?: string;
}) {
  const text = useUiText();
  if (props.changes.length === 0) return <p className="text-muted text-sm">{text.noChanges}</p>;
  return (
    <div className={cn("overflow-hidden rounded-md border border-line text-sm", props.className)}>
      <table className="w-full border-collapse max-sm:block" aria-label={props.label}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{text.fieldName}</th>
            <th scope="col">{text.fieldBefore}</th>
            <th scope="col">{text.fieldAfter}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {props.changes.map((change) => (
            <tr key={change.field} className="align-top max-sm:grid">
              <th
                scope="row"
                className="w-[26%] break-words bg-sunken px-3 py-2 text-left font-normal text-muted max-sm:w-auto max-sm:pb-1"
              >
                {change.field}
              </th>
              <Side kind="before" word={text.fieldBefore} empty={text.fieldEmpty}>
                {change.before}
              </Side>
              <Side kind="after" word={text.fieldAfter} empty={text.fieldEmpty}>
                {change.after}
              </Side>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const looks = {
  before: { Mark: Minus, cell: "", value: "bg-danger-soft text-danger decoration-danger/60" },
  after: { Mark: Plus, cell: "relative", value: "bg-accent-soft text-accent" },
} as const;

function Side(props: {
  kind: "before" | "after";
  word: string;
  empty: string;
  children: ReactNode;
}) {
  const { Mark, cell, value } = looks[props.kind];
  const absent = props.children === undefined || props.children === null || props.children === "";
  return (
    <td className={cn("figures w-[37%] px-3 py-2 max-sm:w-auto max-sm:py-1", cell)}>
      {props.kind === "after" && (
        <ArrowRight
          aria-hidden="true"
          className="-left-2 absolute top-2.5 size-3.5 text-muted max-sm:hidden"
        />
      )}
      {absent ? (
        <span className="text-muted">{props.empty}</span>
      ) : (
        <span className={cn("inline-flex max-w-full items-start gap-1 rounded-sm px-1", value)}>
          <Mark aria-label={props.word} className="mt-1 size-3 shrink-0" />
          <span className="min-w-0 whitespace-pre-wrap break-words">{props.children}</span>
        </span>
      )}
    </td>
  );
}
