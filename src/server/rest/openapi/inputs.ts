import type { JsonSchema } from "../naming";
import type { Route } from "../route";
import { chargeBatch } from "../routes-money";
import { factsOf } from "./all-facts";
import type { Facts } from "./facts";
import { publishedSchema } from "./schema";
import { fieldText, type Words } from "./words";

/** `billing.recordCharge` → `recordCharge`: unique among the routes, stable for ever. */
export const operationIdOf = ({ operation }: Route): string =>
  operation.id.slice(operation.id.indexOf(".") + 1);

/** The routes that take another body at the same address. */
const variants: Readonly<Record<string, Route>> = { recordCharge: chargeBatch };
export const variantOf = (route: Route): Route | undefined => variants[operationIdOf(route)];

export type Parameter = {
  name: string;
  in: "path" | "query";
  required: boolean;
  description: string;
  schema: JsonSchema;
  example?: string;
  style?: "form";
  explode?: false;
};

/** What a route takes from the address. */
export function parametersOf(route: Route, words: Words): Parameter[] {
  const { properties = {}, required = [] } = publishedSchema(route.operation.input);
  const { request } = factsOf(route);
  const text = (name: string) => fieldText(words, operationIdOf(route), "", name);
  const inPath = pathNames(route).map((name) => ({
    name,
    in: "path" as const,
    required: true,
    description: text(name),
    schema: properties[name] ?? properties[`${name}s`]?.items ?? {},
    ...exampleOf(request.params?.[name]),
  }));
  const inQuery = queryNames(route, properties).map((name) => ({
    name,
    in: "query" as const,
    required: required.includes(name),
    description: text(name),
    schema: properties[name] ?? {},
    ...(properties[name]?.type === "array"
      ? { style: "form" as const, explode: false as const }
      : {}),
    ...exampleOf(request.query?.[name]),
  }));
  return [...inPath, ...inQuery];
}

const exampleOf = (example: string | undefined) => (example === undefined ? {} : { example });

const pathNames = ({ path }: Route) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

function queryNames(route: Route, properties: Record<string, JsonSchema>): string[] {
  if (route.method !== "GET") return [...(factsOf(route).inQuery ?? [])];
  const inPath = pathNames(route);
  return Object.keys(properties).filter((name) => !inPath.includes(name));
}

/** What a route takes in its body; undefined when it takes none. */
export function bodyOf(route: Route, words: Words): JsonSchema | undefined {
  if (factsOf(route).request.body === undefined) return undefined;
  const elsewhere = new Set([...pathNames(route), ...(factsOf(route).inQuery ?? [])]);
  const { properties = {}, required = [], ...rest } = publishedSchema(route.operation.input);
  const needed = required.filter((name) => !elsewhere.has(name));
  const one = described(
    {
      ...rest,
      properties: Object.fromEntries(
        Object.entries(properties).filter(([name]) => !elsewhere.has(name)),
      ),
      ...(needed.length > 0 ? { required: needed } : {}),
    },
    operationIdOf(route),
    words,
  );
  return variantOf(route) ? oneOrMany(one) : one;
}

function oneOrMany(one: JsonSchema): JsonSchema {
  const many = { type: "array", items: one, minItems: 1, maxItems: 1_000 };
  const wrapped = { type: "object", properties: { charges: many }, required: ["charges"] };
  return { anyOf: [one, many, wrapped] };
}

/** A schema whose fields say what they are. */
export function described(schema: JsonSchema, id: string, words: Words, parent = ""): JsonSchema {
  const { properties, items, anyOf } = schema;
  const fields = Object.entries(properties ?? {}).map(([name, field]): [string, JsonSchema] => [
    name,
    { description: fieldText(words, id, parent, name), ...described(field, id, words, name) },
  ]);
  return {
    ...schema,
    ...(properties ? { properties: Object.fromEntries(fields) } : {}),
    ...(items ? { items: described(items, id, words, parent) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((one) => described(one, id, words, parent)) } : {}),
  };
}

/** The examples of a request's body, by name. */
export function bodyExamples(route: Route, words: Words) {
  const { request, otherRequests = {} }: Facts = factsOf(route);
  const all = { ...(request.body === undefined ? {} : { example: request }), ...otherRequests };
  return Object.fromEntries(
    Object.entries(all).map(([name, { body }]) => [
      name,
      { summary: words.of("examples", name), value: body },
    ]),
  );
}
