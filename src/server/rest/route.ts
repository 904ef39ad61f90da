import type { z } from "zod";
import type { Operation } from "@/core/operation";
import type { Scope } from "@/core/permissions";
import { type JsonSchema, jsonSchemaOf, snakeSchema } from "./naming";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where the parts of an operation's input come from; body fields win over none of the others. */
export type Parts = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
};

/** One line of the REST API over one operation. */
export type Route = {
  method: Method;
  /** Below `/api/v1`, parameters in braces: `/pools/{pool}/members`. */
  path: string;
  operation: Operation;
  scope: Scope;
  /** Answered by the custom server before Next: the few routes a chat backend waits for. */
  hot: boolean;
  /** What callers send and get, with the fields as the operation spells them. */
  schemas(): Schemas;
  toInput(parts: Parts): unknown;
  /** Another route of the same scope when the body has another shape. */
  variant?(body: unknown): Route | undefined;
  status(result: unknown): number;
  /** The operation's output as `z.encode` would spell it, written by hand where it costs too much. */
  encode?(result: unknown): Record<string, unknown>;
  /** What the answer says beside the operation's output. */
  extend?(answer: Record<string, unknown>, locale: Locale): Record<string, unknown>;
  /** Fields that an error answer carries too, so that its body has the same shape. */
  always?: Record<string, unknown>;
};

export type Schemas = {
  input: JsonSchema;
  output: JsonSchema;
  /** The same as callers spell them. */
  outside: { input: JsonSchema; output: JsonSchema };
  /** Whether some field is spelled differently outside. */
  renames: boolean;
};

export type Locale = "zh-CN" | "en";

type Options<O extends z.ZodType> = Partial<
  Pick<Route, "hot" | "toInput" | "variant" | "extend" | "always">
> & {
  status?: (result: z.output<O>) => number;
  encode?: (result: z.output<O>) => z.input<O> & Record<string, unknown>;
};

/** Declares a route. Its scope is the operation's, so the two cannot differ. */
export function route<I extends z.ZodType, O extends z.ZodType>(
  line: `${Method} /${string}`,
  operation: Operation<I, O>,
  options: Options<O> = {},
): Route {
  const [method, path] = line.split(" ") as [Method, string];
  const { scope } = operation.access as { scope?: Scope };
  if (!scope) throw new Error(`${operation.id} is not open to any API key`);
  return {
    method,
    path,
    operation: operation as unknown as Operation,
    scope,
    hot: false,
    schemas: memo(() => schemasOf(operation)),
    toInput: merged,
    ...(options as Partial<Route>),
    status: (options.status as Route["status"] | undefined) ?? (() => 200),
  };
}

/** Path parameters and query fields stand beside the body's fields; the path wins. */
function merged({ params, query, body }: Parts): unknown {
  if (body !== undefined && (body === null || typeof body !== "object" || Array.isArray(body))) {
    return body;
  }
  return { ...query, ...(body as object | undefined), ...params };
}

function schemasOf({ input, output }: { input: z.ZodType; output: z.ZodType }): Schemas {
  const schemas = { input: jsonSchemaOf(input), output: jsonSchemaOf(output) };
  const outside = { input: snakeSchema(schemas.input), output: snakeSchema(schemas.output) };
  return { ...schemas, outside, renames: JSON.stringify(schemas) !== JSON.stringify(outside) };
}

function memo<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
