import { z } from "zod";

/** The rules of OpenAPI 3.1 that our document can break, as far as we use it. */

const schema: z.ZodType = z.lazy(() =>
  z.union([
    z.boolean(),
    z.strictObject({
      $ref: z.string().regex(/^#\/components\/schemas\/\w+$/),
    }),
    z.strictObject({
      type: z.union([type, z.array(type).min(2)]).optional(),
      description: text.optional(),
      format: z.string().optional(),
      pattern: z.string().refine(isPattern).optional(),
      const: z.unknown().optional(),
      default: z.unknown().optional(),
      enum: z.array(z.unknown()).min(1).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      exclusiveMinimum: z.number().optional(),
      minLength: z.int().min(0).optional(),
      maxLength: z.int().min(0).optional(),
      minItems: z.int().min(0).optional(),
      maxItems: z.int().min(0).optional(),
      properties: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), schema).optional(),
      propertyNames: schema.optional(),
      additionalProperties: schema.optional(),
      required: z.array(z.string()).optional(),
      items: schema.optional(),
      anyOf: z.array(schema).min(2).optional(),
      allOf: z.array(schema).min(2).optional(),
    }),
  ]),
);
const type = z.enum(["string", "number", "integer", "boolean", "object", "array", "null"]);
const text = z.string().min(1);

const example = z.strictObject({ summary: text, value: z.unknown() });
const media = z.strictObject({
  "application/json": z.strictObject({ schema, examples: z.record(z.string(), example) }),
});
const parameter = z
  .strictObject({
    name: text,
    in: z.enum(["path", "query"]),
    required: z.boolean(),
    description: text,
    schema,
    example: z.string().optional(),
    style: z.literal("form").optional(),
    explode: z.literal(false).optional(),
  })
  .refine((one) => one.in !== "path" || one.required, "a path parameter is required");

const header = z.strictObject({ $ref: z.string().regex(/^#\/components\/headers\/\w+$/) });
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]\w*$/i),
  tags: z.array(text).length(1),
  summary: text,
  description: text,
  security: z.array(z.record(z.enum(["bearer", "header"]), z.array(text)).or(z.object({}))),
  parameters: z.array(parameter).min(1).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: media }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({
      description: text,
      headers: z.record(z.string(), header),
      content: media,
      "x-codes": z.array(z.string().regex(/^[A-Z_]+$/)).optional(),
    }),
  ),
  "x-codeSamples": z.array(z.strictObject({ lang: text, label: text, source: text })),
});

const pathItem = z.partialRecord(z.enum(["get", "post", "put", "patch", "delete"]), operation);

export const OpenApi = z
  .strictObject({
    openapi: z.string().regex(/^3\.1\.\d+$/),
    info: z.strictObject({ title: text, version: text, description: text }),
    servers: z.array(z.strictObject({ url: z.url() })).min(1),
    tags: z.array(z.strictObject({ name: text, description: text })),
    paths: z.record(z.string().startsWith("/"), pathItem),
    components: z.strictObject({
      securitySchemes: z.record(
        z.string(),
        z.union([
          z.strictObject({
            type: z.literal("http"),
            scheme: z.literal("bearer"),
            description: text,
          }),
          z.strictObject({
            type: z.literal("apiKey"),
            in: z.literal("header"),
            name: text,
            description: text,
          }),
        ]),
      ),
      headers: z.record(z.string(), z.strictObject({ description: text, schema })),
      schemas: z.record(z.string(), schema),
    }),
    "x-scopes": z.record(z.string(), text),
  })
  .superRefine(({ paths, tags, components }, { addIssue }) => {
    const refuse = (message: string) => addIssue({ code: "custom", message });
    const items = Object.entries(paths).flatMap(([path, item]) =>
      Object.values(item).map((one) => ({ path, ...one })),
    );
    for (const { path, parameters = [], tags: own } of items) {
      const given = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      if (String(given.sort()) !== String(namesIn(path).sort())) refuse(`parameters of ${path}`);
      if (!tags.some(({ name }) => own.includes(name))) refuse(`tag of ${path}`);
    }
    for (const { kind, name } of namedIn(paths)) {
      if (!(name in (components[kind as keyof typeof components] ?? {}))) refuse(`${kind}/${name}`);
    }
  });

const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

const namedIn = (paths: object) =>
  [...JSON.stringify(paths).matchAll(/#\/components\/(\w+)\/(\w+)/g)].map(([, kind, name]) => ({
    kind: kind!,
    name: name!,
  }));

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, "u"));
  } catch {
    return false;
  }
}

/** A published schema as Zod reads it, with the components it names. */
export function published(document: { components: { schemas: object } }, schema: object) {
  const whole = { ...schema, $defs: document.components.schemas };
  const text = JSON.stringify(whole).replaceAll("#/components/schemas/", "#/$defs/");
  return z.fromJSONSchema(JSON.parse(text, withoutUnicode));
}

/** Zod compiles a pattern without the flag that `\p` needs. */
const withoutUnicode = (key: string, value: unknown) =>
  key === "pattern" && typeof value === "string" && /\\p/i.test(value) ? undefined : value;
