/** Spending of one approach on one day, in micro-units; `late` is what came after this time of day. */
export type DayCost = {
  day: string;
  approach: string;
  cost: number;
  late: number;
  charges: number;
};

/** How many approaches a chart tells apart; the others are added up. */
export const shownApproaches = 5;

const sum = (rows: readonly DayCost[], of: (row: DayCost) => number) =>
  rows.reduce((total, row) => total + of(row), 0);

/** Days counted back from today: `[0]` is today; days without a charge are there, too. */
export function spentOn(rows: readonly DayCost[], days: readonly string[]) {
  const wanted = new Set(days);
  const found = rows.filter(({ day }) => wanted.has(day));
  return {
    cost: sum(found, ({ cost }) => cost),
    early: sum(found, ({ cost, late }) => cost - late),
    charges: sum(found, ({ charges }) => charges),
  };
}

/** The approaches by cost, the largest first. */
export function byCost(rows: readonly DayCost[]): string[] {
  const totals = new Map<string, number>();
  for (const { approach, cost } of rows) {
    totals.set(approach, (totals.get(approach) ?? 0) + cost);
  }
  return [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
}

/** Each day with its parts: the named approaches in their order, then `rest` for all others. */
export function stacked(
  rows: readonly DayCost[],
  days: readonly string[],
  named: readonly string[],
) {
  return days.map((day) => {
    const found = rows.filter((row) => row.day === day);
    const costOf = (approach: string) =>
      sum(
        found.filter((row) => row.approach === approach),
        ({ cost }) => cost,
      );
    const parts = named.map((approach) => ({ approach, cost: costOf(approach) }));
    const total = sum(found, ({ cost }) => cost);
    const rest = total - parts.reduce((taken, { cost }) => taken + cost, 0);
    return { day, total, parts: rest > 0 ? [...parts, { approach: "rest", cost: rest }] : parts };
  });
}
