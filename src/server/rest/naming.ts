import { z } from "zod";

/** The part of a JSON Schema that says where an object's own fields are. */
export type JsonSchema = {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  [key: string]: unknown;
};

/** `nextRefreshAt` → `next_refresh_at`. */
export const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The JSON Schema of a value outside: what a caller sends, or what an answer is. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;

/** A schema with its fields in snake_case, as the API spells them. */
export function snakeSchema(schema: JsonSchema): JsonSchema {
  const { properties, required, items, anyOf, ...rest } = schema;
  return {
    ...rest,
    ...(properties ? { properties: renamed(properties, snakeSchema) } : {}),
    ...(required ? { required: required.map(snake) } : {}),
    ...(items ? { items: snakeSchema(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(snakeSchema) } : {}),
  };
}

function renamed<T, R>(fields: Record<string, T>, convert: (value: T) => R): Record<string, R> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [snake(name), convert(value)]),
  );
}

/** Writes a value's own fields in snake_case; free-form data, such as a remark, stays as it is. */
export const toOutside = (value: unknown, schema: JsonSchema): unknown =>
  rename(value, schema, (name) => [name, snake(name)]);

/** The inverse of `toOutside` for what a caller sends; a field that is not known is left alone. */
export const toInside = (value: unknown, schema: JsonSchema): unknown =>
  rename(value, schema, (name) => [snake(name), name]);

function rename(
  value: unknown,
  schema: JsonSchema,
  names: (field: string) => [from: string, to: string],
): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => rename(item, items, names)) : value;
  }
  if (value === null || typeof value !== "object") return value;
  const fields = fieldsOf(schema);
  const byName = new Map(
    Object.entries(fields).map(([field, part]) => {
      const [from, to] = names(field);
      return [from, { to, part }];
    }),
  );
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const field = byName.get(name);
      return field ? [field.to, rename(item, field.part, names)] : [name, item];
    }),
  );
}

/** The fields of an object, of whichever form a union takes. */
const fieldsOf = ({ properties, anyOf }: JsonSchema): Record<string, JsonSchema> =>
  Object.assign({}, properties, ...(anyOf ?? []).map(fieldsOf));

/** Query values are texts; those whose field is a number, a boolean or a list become one. */
export function fromQuery(
  query: Readonly<Record<string, string>>,
  schema: JsonSchema,
): Record<string, unknown> {
  const fields = fieldsOf(schema);
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => [name, typed(text, fields[name]?.type)]),
  );
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  integer: (text) => (text.trim() === "" ? text : Number(text)),
  number: (text) => (text.trim() === "" ? text : Number(text)),
  boolean: (text) => (["true", "false"].includes(text) ? text === "true" : text),
  array: (text) => text.split(","),
};

const typed = (text: string, type: unknown): unknown => readers[String(type)]?.(text) ?? text;
