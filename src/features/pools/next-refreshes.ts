import { boundaryAt, boundaryIndex, type Schedule } from "@/modules/quota/rules/refresh";

/** The next boundaries after a moment, by the rule that refreshes pools; none for "never". */
export function nextRefreshes(schedule: Schedule, after: Date, zone: string, count = 3): Date[] {
  if (schedule.every < 0) return [];
  const last = boundaryIndex(schedule, after, zone);
  return Array.from({ length: count }, (_, n) => boundaryAt(schedule, last + n + 1, zone));
}
