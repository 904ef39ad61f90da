import type { z } from "zod";
import type { Operation } from "@/core/operation";
import type { Scope } from "@/core/permissions";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where the parts of an operation's input come from; body fields win over none of the others. */
export type Parts = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
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
  /** Fields of the input that stand in the query instead of the body. */
  query: readonly string[];
  toInput(parts: Parts): unknown;
  /** Another route of the same scope when the body has another shape. */
  variant?(body: unknown): Route | undefined;
  status(result: unknown): number;
  /** What the answer says beside the operation's output. */
  extend?(answer: Record<string, unknown>, locale: Locale): Record<string, unknown>;
  /** Fields that an error answer carries too, so that its body has the same shape. */
  always?: Record<string, unknown>;
};

export type Locale = "zh-CN" | "en";

type Options<O extends z.ZodType> = Partial<
  Pick<Route, "hot" | "query" | "toInput" | "variant" | "extend" | "always">
> & { status?: (result: z.output<O>) => number };

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
    query: [],
    toInput: merged,
    ...options,
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
