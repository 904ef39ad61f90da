import { isZero, toUnits } from "./amounts";
import { type Bill, type BillRow, placeAfter, rowsOf } from "./bill";
import type { BillQuery } from "./query";

/** Rows that the bill shows as one. The sums are there when it has more than its first row. */
export type Group = { first: BillRow; amount?: bigint; usage?: bigint };

export const amountOf = ({ first, amount }: Group): bigint => amount ?? toUnits(first.amount);
export const usageOf = ({ first, usage }: Group): bigint => usage ?? toUnits(first.usage || "0");

type Cached = { version: number; until: string; groups: Groups };
const cache = new WeakMap<Bill, Map<string, Cached>>();

/** Groups by their position. Single rows are not wrapped before they are on a page. */
type Groups = { count: number; at(position: number): BillRow | Group };

/**
 * The published rows of a month, merged where `keyOf` is equal, in the order in which each group
 * begins. Merged months are kept until a row changes; single rows are never copied.
 */
export function groupsOf(
  bill: Bill,
  { month, until }: BillQuery,
  grouping: { name: string; keyOf?: (row: BillRow) => string },
): Groups {
  const { name, keyOf } = grouping;
  const rows = rowsOf(bill, month);
  const count = placeAfter(rows, until);
  if (!keyOf) return { count, at: (position) => rows[position] as BillRow };
  const kept = cache.get(bill) ?? new Map<string, Cached>();
  cache.set(bill, kept);
  const key = `${name}/${month}`;
  const found = kept.get(key);
  if (found?.version === bill.version && found.until === until) return found.groups;
  const groups = merge(rows, count, keyOf);
  kept.set(key, { version: bill.version, until, groups });
  return groups;
}

function merge(rows: readonly BillRow[], count: number, keyOf: (row: BillRow) => string): Groups {
  const groups = new Map<string, Group>();
  for (const first of rows.slice(0, count)) {
    const key = keyOf(first);
    const group = groups.get(key);
    if (group) {
      group.amount = amountOf(group) + toUnits(first.amount);
      group.usage = usageOf(group) + toUnits(first.usage || "0");
    } else groups.set(key, { first });
  }
  const merged = [...groups.values()];
  return { count: merged.length, at: (position) => merged[position] as Group };
}

/** One page of the groups that fit; it stops early when nobody asked for their number. */
export function pageOfGroups(
  groups: Groups,
  { limit, offset, counts, ignoresZero }: BillQuery,
  fits: (row: BillRow) => boolean,
) {
  const page: Group[] = [];
  let total = 0;
  for (const group of wanted(groups, fits, ignoresZero)) {
    if (!counts && page.length === limit) break;
    if (total >= offset && page.length < limit) page.push(toGroup(group));
    total += 1;
  }
  return { page, ends: { Total: counts ? total : -1, Limit: limit, Offset: offset } };
}

function* wanted(
  { count, at }: Groups,
  fits: (row: BillRow) => boolean,
  ignoresZero: boolean,
): Generator<BillRow | Group> {
  for (let position = 0; position < count; position += 1) {
    const group = at(position);
    const row = "first" in group ? group.first : group;
    if (fits(row) && !(ignoresZero && isNothing(group))) yield group;
  }
}

const toGroup = (item: BillRow | Group): Group => ("first" in item ? item : { first: item });

const isNothing = (item: BillRow | Group) =>
  "first" in item ? amountOf(item) === 0n : isZero(item.amount);
