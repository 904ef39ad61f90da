import type { z } from "zod";
import type { Effect } from "./retry";
import type { Query } from "./signing";

export type Service = "iam" | "billing" | "ark" | "sts";

/** One action of the cloud, and how to read what it answers. */
export type Action<T> = {
  service: Service;
  version: string;
  name: string;
  /** GET with a query, POST with JSON, or POST with a form. */
  sends: "query" | "json" | "form";
  effect: Effect;
  result: z.ZodType<T>;
};

/** The fields of a request, as the cloud names them. */
export type Fields = Readonly<Record<string, unknown>>;
export type CallOptions = { signal?: AbortSignal | undefined };

/** @throws {CloudError} */
export type Call = <T>(action: Action<T>, fields: Fields, options?: CallOptions) => Promise<T>;

/**
 * Fields as a flat query, lists as numbered keys from 1: `ProjectName.1=a`, `Tags.1.Key=b`
 * (volcengine.md §1.5).
 */
export function flatten(fields: Fields): Query {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => flat(key, value)));
}

function flat(key: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => flat(`${key}.${i + 1}`, item));
  if (typeof value !== "object") return [[key, String(value)]];
  return Object.entries(value).flatMap(([name, item]) => flat(`${key}.${name}`, item));
}

/** Ways to name the actions of one API by what repeating them does. */
export function actionsOf(api: Pick<Action<unknown>, "service" | "version" | "sends">) {
  const named =
    (effect: Effect) =>
    <T>(name: string, result: z.ZodType<T>): Action<T> => ({ ...api, name, effect, result });
  return { read: named("read"), change: named("idempotent"), create: named("create") };
}
