import { Cron } from "croner";
import type { Trigger } from "../schema";

/**
 * When a failed attempt is repeated. `retryAfter` of the function wins (seconds, or a date);
 * otherwise base × 2^attempt, at most an hour, of which the upper half is jitter.
 * @param attempt failed attempts before this one
 * @param random in [0, 1)
 */
export function retryAt(
  now: Date,
  {
    attempt,
    baseMs,
    random,
    retryAfter,
  }: {
    attempt: number;
    baseMs: number;
    random: number;
    retryAfter?: string | undefined;
  },
): Date {
  const asked = retryAfter === undefined ? undefined : momentAfter(retryAfter, now);
  if (asked) return asked < now ? now : asked;
  const ceiling = Math.min(baseMs * 2 ** attempt, 3_600_000);
  return new Date(now.getTime() + Math.round(ceiling / 2 + (ceiling / 2) * random));
}

function momentAfter(text: string, now: Date): Date | undefined {
  if (/^\d+$/.test(text)) return new Date(now.getTime() + Number(text) * 1_000);
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

const unitMs = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;

/** When a sleep or a time limit written as `1d2h` or as a date is over. Throws on anything else. */
export function endOf(text: string, now: Date): Date {
  if (text === "") return now;
  if (/^(?:\d+[wdhms])+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
    const ms = parts.reduce((sum, [, n, unit]) => sum + Number(n) * unitMs[unit as "s"], 0);
    return new Date(now.getTime() + ms);
  }
  const moment = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(moment.getTime())) {
    throw new Error(`not a duration or a date: ${text}`);
  }
  return moment;
}

/** The schedule of a trigger, in its own zone (`TZ=Asia/Tokyo 0 2 * * *`) or the given one. */
function schedule(cron: string, zone: string): Cron {
  const own = /^TZ=(\S+)\s+(.*)$/.exec(cron);
  return new Cron(own?.[2] ?? cron, { timezone: own?.[1] ?? zone, paused: true });
}

const crons = (triggers: readonly Trigger[]) =>
  triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : []));

/** The last tick after `after` and up to `now`: of several missed ones only the last is caught up. */
export function lastTick(
  triggers: readonly Trigger[],
  zone: string,
  { after, now }: { after: Date; now: Date },
): { at: Date; cron: string } | undefined {
  const justAfter = new Date(now.getTime() + 1);
  return crons(triggers)
    .flatMap((cron) => {
      const [at] = schedule(cron, zone).previousRuns(1, justAfter);
      return at && at > after && at <= now ? [{ at, cron }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}

/** The next tick after `now`, or null without a schedule. */
export function nextTick(triggers: readonly Trigger[], zone: string, now: Date): Date | null {
  const ticks = crons(triggers).flatMap(
    (cron) => schedule(cron, zone).nextRun(now)?.getTime() ?? [],
  );
  return ticks.length === 0 ? null : new Date(Math.min(...ticks));
}
