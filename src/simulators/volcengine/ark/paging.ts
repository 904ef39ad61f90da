import type { Parameters } from "../gateway/parameters";

const most = 100;

/** One page by number, from 1, out of the body: in the query it is ignored (volcengine.md §7). */
export function numberedPage<T>(params: Parameters, rows: readonly T[]) {
  const number = params.optionalInteger("PageNumber") ?? 1;
  const size = params.optionalInteger("PageSize") ?? 10;
  if (number < 1) throw params.invalid("PageNumber", String(number), "must be at least 1");
  if (size < 1 || size > most) {
    throw params.invalid("PageSize", String(size), `must be from 1 to ${most}`);
  }
  const from = (number - 1) * size;
  return {
    rows: rows.slice(from, from + size),
    page: { TotalCount: rows.length, PageNumber: number, PageSize: size },
  };
}

/** A filter or another object inside the body; empty when it was not sent. */
export function objectIn(params: Parameters, name: string): Record<string, unknown> {
  const value = params.raw(name);
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw params.invalid(name, "", "must be an object");
  }
  return value as Record<string, unknown>;
}
