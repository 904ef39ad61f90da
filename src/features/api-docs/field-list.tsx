"use client";

import { useTranslations } from "next-intl";
import type { Field, Parameter } from "./document";
import { Prose } from "./prose";
import { TypeWords } from "./type-words";

/** Fields under each other: name and rules, then what it is. */
export function FieldList(props: { fields: readonly Field[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {props.fields.map((field) => (
        <FieldRow
          key={field.path}
          name={field.path}
          depth={field.depth}
          required={field.required}
          schema={field.schema}
          text={field.schema.description}
        />
      ))}
    </ul>
  );
}

export function ParameterList(props: { parameters: readonly Parameter[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {props.parameters.map((one) => (
        <FieldRow
          key={`${one.in} ${one.name}`}
          name={one.name}
          depth={0}
          required={one.required}
          schema={one.schema}
          text={one.description}
        />
      ))}
    </ul>
  );
}

const indents = ["", "pl-4", "pl-8", "pl-12"] as const;

function FieldRow(props: {
  name: string;
  depth: number;
  required: boolean;
  schema: Field["schema"];
  text: string | undefined;
}) {
  const t = useTranslations("apiDocs");
  return (
    <li
      className={`grid gap-x-4 gap-y-0.5 py-2 text-sm sm:grid-cols-2 ${indents[props.depth] ?? ""}`}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <code className="min-w-0 break-all font-medium">{props.name}</code>
          {props.required && <span className="text-warn text-xs">{t("required")}</span>}
        </p>
        <TypeWords schema={props.schema} />
      </div>
      {props.text && (
        <p className="min-w-0 break-words text-muted">
          <Prose>{props.text}</Prose>
        </p>
      )}
    </li>
  );
}
