import { DateTime } from "luxon";

/** The cloud shows bills of at most so many months back, the current one not counted. */
const monthsShown = 24;
const retryMinutes = 5;

/** The month `YYYY-MM` so many months before another. */
export function monthsBefore(month: string, count: number): string {
  return DateTime.fromISO(`${month}-01`, { zone: "utc" })
    .minus({ months: count })
    .toFormat("yyyy-MM");
}

/**
 * The months of one poll, those that matter most first: the current and the last one, and, once a
 * day, older ones back to the month of the first allocation, so that late corrections arrive.
 * Days are `YYYY-MM-DD` in the configured zone.
 */
export function monthsToPoll({
  today,
  firstDay,
  olderPolledOn,
}: {
  today: string;
  /** The first day that counts for anybody; null when nothing counts yet. */
  firstDay: string | null;
  olderPolledOn: string | null;
}): { months: string[]; older: boolean } {
  const current = today.slice(0, 7);
  const recent = [current, monthsBefore(current, 1)];
  if (firstDay === null || olderPolledOn === today) return { months: recent, older: false };
  const older: string[] = [];
  for (let back = 2; back <= monthsShown; back += 1) {
    const month = monthsBefore(current, back);
    if (month < firstDay.slice(0, 7)) break;
    older.push(month);
  }
  return { months: [...recent, ...older], older: true };
}

/**
 * When a cloud account is polled next: an interval after the last poll began, at once when somebody
 * asked for it. A failed poll is tried again after 5 minutes, then 10, 20 … up to the interval.
 */
export function nextPollAt(
  account: { startedAt: Date | null; wantedAt: Date | null; failures: number },
  intervalMinutes: number,
): Date {
  const { startedAt, wantedAt, failures } = account;
  if (startedAt === null) return new Date(0);
  if (wantedAt !== null) return wantedAt;
  const backoff = retryMinutes * 2 ** Math.min(failures - 1, 10);
  const minutes = failures === 0 ? intervalMinutes : Math.min(backoff, intervalMinutes);
  return new Date(startedAt.getTime() + minutes * 60_000);
}
