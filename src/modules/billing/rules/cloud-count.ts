/** What a project's bill says of one day, in micro-units. */
export type ProjectDay = { project: string; day: string; amount: number };

/** Days on which a project counts for a sub-account, both ends included; open while it goes on. */
export type Monitored = { project: string; fromDay: string; toDay: string | null };

/** Whether a project's day counts for somebody with these intervals. */
export const isMonitored = (
  { project, day }: Pick<ProjectDay, "project" | "day">,
  intervals: readonly Monitored[],
): boolean =>
  intervals.some(
    (one) =>
      one.project === project && one.fromDay <= day && (one.toDay === null || day <= one.toDay),
  );

/**
 * What a sub-account has spent (product.md §2): every project-day from the day of the first
 * allocation on, on which the project was linked and monitored, in full, also where the project is
 * monitored for others. Before a first allocation nothing is counted.
 */
export function countedSpend(
  days: readonly ProjectDay[],
  intervals: readonly Monitored[],
  firstDay: string | null,
): number {
  if (firstDay === null) return 0;
  return days
    .filter((one) => one.day >= firstDay && isMonitored(one, intervals))
    .reduce((sum, { amount }) => sum + amount, 0);
}
