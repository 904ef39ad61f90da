import type { Parameters } from "../gateway/parameters";

const most = 1000;

/** One page: `Limit` rows (10 unless said) from the row `Offset` on. */
export function pageOf<T>(params: Parameters, rows: readonly T[]) {
  const limit = params.optionalInteger("Limit") ?? 10;
  const offset = params.optionalInteger("Offset") ?? 0;
  if (limit < 1 || limit > most) {
    throw params.invalid("Limit", String(limit), `must be from 1 to ${most}`);
  }
  if (offset < 0) throw params.invalid("Offset", String(offset), "must not be negative");
  return {
    rows: rows.slice(offset, offset + limit),
    page: { Limit: limit, Offset: offset, Total: rows.length },
  };
}

/** Rows that have the text in one of their fields, whatever its case; all without a text. */
export function matching<T>(
  rows: readonly T[],
  query: string | undefined,
  fields: (row: T) => string[],
): readonly T[] {
  if (!query) return rows;
  const wanted = query.toLowerCase();
  return rows.filter((row) => fields(row).some((field) => field.toLowerCase().includes(wanted)));
}
