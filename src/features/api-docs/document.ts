/** The parts of an OpenAPI 3.1 document that the page reads. */
export type Schema = {
  type?: string | readonly string[];
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  $ref?: string;
};

type Example = { summary: string; value: unknown };

export type Answer = {
  description: string;
  content: {
    "application/json": { schema: Schema; examples: Readonly<Record<string, Example>> };
  };
  "x-codes"?: readonly string[];
};

export type Parameter = {
  name: string;
  in: "path" | "query";
  required: boolean;
  description: string;
  schema: Schema;
};

export type RouteDoc = {
  operationId: string;
  tags: readonly string[];
  summary: string;
  description: string;
  security: readonly { readonly [scheme: string]: readonly string[] | undefined }[];
  parameters?: readonly Parameter[];
  requestBody?: {
    content: {
      "application/json": { schema: Schema; examples: Readonly<Record<string, Example>> };
    };
  };
  responses: Readonly<Record<string, Answer>>;
  "x-codeSamples": readonly { source: string }[];
};

export type ApiDocument = {
  servers: readonly { url: string }[];
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, RouteDoc>>>>;
  "x-scopes": Readonly<Record<string, string>>;
};

export type DocumentedRoute = RouteDoc & { method: string; path: string };

/** The routes by the work they are for, in the document's order. */
export function worksOf({ tags, paths }: ApiDocument) {
  const routes: DocumentedRoute[] = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, route]) => ({
      ...route,
      path,
      method: method.toUpperCase(),
    })),
  );
  return tags.map(({ name, description }, i) => ({
    id: `work-${i + 1}`,
    name,
    description,
    routes: routes.filter((route) => route.tags.includes(name)),
  }));
}

/** Whoever is looked for by its id is there: the guide quotes some routes. */
export function requireRoute(document: ApiDocument, id: string): DocumentedRoute {
  const route = worksOf(document)
    .flatMap(({ routes }) => routes)
    .find(({ operationId }) => operationId === id);
  if (!route) throw new Error(`the document has no ${id}`);
  return route;
}

export const scopeOf = ({ security }: RouteDoc): string => security[0]?.bearer?.[0] ?? "";
export const curlOf = (route: RouteDoc): string => route["x-codeSamples"][0]?.source ?? "";

export type Field = { path: string; depth: number; required: boolean; schema: Schema };

const deepest = 3;

/** The fields of a value, those of objects inside it below them. */
export function fieldsOf(schema: Schema, prefix = "", depth = 0): Field[] {
  if (depth > deepest) return [];
  const { properties, required } = objectOf(schema);
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name;
    const { inner, suffix } = insideOf(field);
    return [
      { path: path + suffix, depth, required: required.includes(name), schema: ownOf(field) },
      ...fieldsOf(inner, `${path}${suffix}.`, depth + 1),
    ];
  });
}

/** A schema without what is inside it, which has rows of its own. */
function ownOf({ properties: _, required: __, items, anyOf, ...own }: Schema): Schema {
  return {
    ...own,
    ...(items ? { items: ownOf(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(ownOf) } : {}),
  };
}

/** What an array holds stands below the array's own row. */
function insideOf(field: Schema): { inner: Schema; suffix: string } {
  const list = field.items ? field : field.anyOf?.find(({ items }) => items);
  return list?.items ? { inner: list.items, suffix: "[]" } : { inner: field, suffix: "" };
}

/** All fields of an object, or of whichever object it may be; needed is what each form needs. */
function objectOf({ properties, required = [], anyOf }: Schema): {
  properties: Readonly<Record<string, Schema>>;
  required: readonly string[];
} {
  if (properties) return { properties, required };
  const forms = (anyOf ?? []).filter((form) => form.properties);
  const [first, ...others] = forms;
  const all = Object.assign({}, ...forms.map((form) => form.properties));
  const needed = first?.required ?? [];
  return {
    properties: all,
    required: needed.filter((name) => others.every((form) => form.required?.includes(name))),
  };
}

/** A body that is one thing or a list of such is shown as the one thing. */
export function mainForm(schema: Schema): Schema {
  const [one, many] = schema.anyOf ?? [];
  return one && many?.type === "array" ? one : schema;
}

/** Answers are what no refusal is: their schema is not that of an error. */
export function answersOf(route: RouteDoc): { status: string; answer: Answer }[] {
  return Object.entries(route.responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([status, answer]) => ({ status, answer }));
}

export type Code = { status: string; code: string; reason: string };

/** Every code of a route with its status and what it says. */
export function codesOf(route: RouteDoc): Code[] {
  return Object.entries(route.responses).flatMap(([status, answer]) =>
    Object.values(answer.content["application/json"].examples).flatMap(({ value }) => {
      const { code, reason } = value as { code?: string; reason?: string };
      return code && reason ? [{ status, code, reason }] : [];
    }),
  );
}

/** One refusal that is the route's own, to be shown whole. */
export function refusalOf(route: RouteDoc): { status: string; value: unknown } | undefined {
  const common = [
    "BAD_REQUEST",
    "UNAUTHENTICATED",
    "SCOPE_MISSING",
    "RATE_LIMITED",
    "BODY_TOO_LONG",
    "INTERNAL",
  ];
  const all = Object.entries(route.responses)
    .filter(([status]) => !status.startsWith("2"))
    .flatMap(([status, answer]) =>
      Object.entries(answer.content["application/json"].examples).map(([name, { value }]) => ({
        status,
        name,
        value,
      })),
    );
  return all.find(({ name }) => !common.includes(name)) ?? all[0];
}
