import { useTranslations } from "next-intl";
import type { Schema } from "./document";

/** What a value is and which rules it keeps, in few words. */
export function TypeWords(props: { schema: Schema }) {
  const t = useTranslations("apiDocs.types");
  const { schema } = props;
  const name = nameOf(schema);
  const items = schema.items ? nameOf(schema.items) : undefined;
  const words = items === undefined ? t(name) : t("listOf", { what: t(items) });
  const rules = rulesOf(schema.items?.enum ? { ...schema, enum: schema.items.enum } : schema);
  const nullable = Array.isArray(schema.type) && schema.type.includes("null");
  return (
    <span className="text-muted text-xs">
      <span className="text-fg">{words}</span>
      {nullable && ` · ${t("orNull")}`}
      {rules.range && ` · ${rules.range}`}
      {rules.length && ` · ${t("characters", { range: rules.length })}`}
      {rules.count && ` · ${t("entries", { range: rules.count })}`}
      {schema.default !== undefined && (
        <>
          {` · ${t("byDefault")} `}
          <code>{JSON.stringify(schema.default)}</code>
        </>
      )}
      {rules.values.length > 0 && (
        <span className="mt-1 flex flex-wrap gap-1">
          {rules.values.map((value) => (
            <code key={value} className="rounded-sm bg-sunken px-1 ring-1 ring-line ring-inset">
              {value}
            </code>
          ))}
        </span>
      )}
    </span>
  );
}

const plain = ["string", "integer", "number", "boolean", "array", "object"] as const;
type TypeName = (typeof plain)[number] | "money" | "moment" | "any";

function nameOf({ type, format, anyOf }: Schema): TypeName {
  if (format === "decimal") return "money";
  if (format === "date-time") return "moment";
  const first = Array.isArray(type) ? type[0] : type;
  const known = plain.find((name) => name === first);
  if (known) return known;
  const form = anyOf?.map((one) => nameOf(one)).find((name) => name !== "any");
  return form ?? "any";
}

function rulesOf(schema: Schema) {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const least = schema.minimum ?? schema.exclusiveMinimum;
  return {
    values: values.filter((value) => value !== null).map(String),
    range: rangeOf(least, schema.maximum),
    length: schema.pattern && !schema.maxLength ? "" : rangeOf(schema.minLength, schema.maxLength),
    count: rangeOf(schema.minItems, schema.maxItems),
  };
}

function rangeOf(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return "";
  if (most === undefined) return `≥ ${least}`;
  return least === undefined ? `≤ ${most}` : `${least}–${most}`;
}
