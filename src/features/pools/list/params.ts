import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseTrail } from "@/features/listing/keyset";
import { refreshUnits } from "@/modules/quota/rules/refresh";
import { poolSorts } from "@/modules/quota/schema/lists";

export const pageSize = 50;

/** The filters of the list as they stand in the address; each takes one value. */
export const filterParams = {
  kind: parseAsStringLiteral(["shared", "personal"]),
  status: parseAsStringLiteral(["enabled", "disabled"]),
  below: parseAsStringLiteral(["50", "20", "10", "5"]),
  debt: parseAsStringLiteral(["yes", "no"]),
  refreshes: parseAsStringLiteral(["yes", "no"]),
  unit: parseAsStringLiteral(refreshUnits),
};

export const poolParams = {
  ...filterParams,
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(poolSorts),
  dir: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  after: parseTrail,
  hide: parseAsArrayOf(parseAsString).withDefault(["balance", "booster", "updated"]),
  /** The pool in the quick look. */
  look: parseAsString,
};

export const loadPoolParams = createLoader(poolParams);
export type PoolParams = Awaited<ReturnType<typeof loadPoolParams>>;

/** What the operations take for a filter. */
export function toFilter(params: PoolParams) {
  const { q, kind, status, below, debt, refreshes, unit } = params;
  return {
    ...(q.trim() && { search: q.trim().slice(0, 100) }),
    ...(kind && { kind }),
    ...(status && { disabled: status === "disabled" }),
    ...(below && { belowPercent: Number(below) }),
    ...(debt && { inDebt: debt === "yes" }),
    ...(refreshes && { refreshes: refreshes === "yes" }),
    ...(unit && { unit }),
  };
}

/** What the list shows, all its pages: for a file. */
export const toExportInput = (params: PoolParams) => ({
  ...toFilter(params),
  sort: params.sort ?? ("name" as const),
  direction: params.sort ? params.dir : ("asc" as const),
});

/** One page of the list, as the server and the browser both ask for it. */
export function toListInput(params: PoolParams) {
  const cursor = params.after.at(-1);
  return { ...toExportInput(params), limit: pageSize, ...(cursor && { cursor }) };
}
