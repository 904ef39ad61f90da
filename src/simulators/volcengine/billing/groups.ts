import { isZero, toUnits } from "./amounts";
import { type Bill, type BillRow, placeAfter, rowsOf } from "./bill";
import type { BillQuery } from "./query";

/** Rows that the bill shows as one. The sums are there when it has more than its first row. */
export type Group = { first: BillRow; amount?: bigint; usage?: bigint };

export const amountOf = ({ first, amount }: Group): bigint => amount ?? toUnits(first.amount);
export const usageOf = ({ first, usage }: Group): bigint => usage ?? toUnits(first.usage || "0");

type Cached = { version: number; until: string; groups: Group[] };
const cache = new WeakMap<Bill, Map<string, Cached>>();

/**
 * The published rows of a month, merged where `keyOf` is equal, in the order in which each group
 * begins. Merged months are kept until a row changes; single rows are never copied.
 */
export function groupsOf(
  bill: Bill,
  { month, until }: BillQuery,
  grouping: { name: string; keyOf?: (row: BillRow) => string },
): Iterable<Group> {
  const { name, keyOf } = grouping;
  if (!keyOf) return single(bill, month, until);
  const kept = cache.get(bill) ?? new Map<string, Cached>();
  cache.set(bill, kept);
  const key = `${name}/${month}`;
  const found = kept.get(key);
  if (found?.version === bill.version && found.until === until) return found.groups;
  const groups = merge(single(bill, month, until), keyOf);
  kept.set(key, { version: bill.version, until, groups });
  return groups;
}

function* single(bill: Bill, month: string, until: string): Generator<Group> {
  const rows = rowsOf(bill, month);
  const end = placeAfter(rows, until);
  for (let at = 0; at < end; at += 1) yield { first: rows[at] as BillRow };
}

function merge(rows: Iterable<Group>, keyOf: (row: BillRow) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keyOf(row.first);
    const group = groups.get(key);
    if (group) {
      group.amount = amountOf(group) + amountOf(row);
      group.usage = usageOf(group) + usageOf(row);
    } else groups.set(key, row);
  }
  return [...groups.values()];
}

/** One page of the groups that fit; it stops early when nobody asked for their number. */
export function pageOfGroups(
  groups: Iterable<Group>,
  { limit, offset, counts, ignoresZero }: BillQuery,
  fits: (row: BillRow) => boolean,
) {
  const wanted = (group: Group) => fits(group.first) && !(ignoresZero && isNothing(group));
  const page: Group[] = [];
  let total = 0;
  for (const group of groups) {
    if (!counts && page.length === limit) break;
    if (!wanted(group)) continue;
    if (total >= offset && page.length < limit) page.push(group);
    total += 1;
  }
  return { page, ends: { Total: counts ? total : -1, Limit: limit, Offset: offset } };
}

const isNothing = ({ first, amount }: Group) =>
  amount === undefined ? isZero(first.amount) : amount === 0n;
