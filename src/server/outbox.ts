import type { Inngest } from "inngest";
import { wallClock } from "@/core/clock";
import { db } from "@/core/db";
import { inngest } from "@/core/inngest";
import { listen } from "@/core/listen";
import { logger } from "@/core/logger";
import {
  claimEvents,
  markDelivered,
  outboxChannel,
  releaseEvents,
} from "@/modules/audit/commands/outbox";

const eventsPerPage = 200;
/** Longer than the client tries to send. */
const leaseMs = 60_000;

type Pace = {
  /** Commits that come this close together are delivered at once. */
  debounceMs: number;
  /** The first pause after a failure; it doubles up to a minute. */
  retryMs: number;
};
const longestPauseMs = 60_000;
const usualPace: Pace = { debounceMs: 15, retryMs: 1_000 };

/**
 * Delivers one page of waiting events to the jobs, and returns how many. The event's own id makes a
 * repeated delivery one event.
 */
export async function deliverEvents(client: Inngest, clock = wallClock): Promise<number> {
  const now = clock();
  const leaseEndsAt = new Date(now.getTime() + leaseMs);
  const events = await claimEvents(db(), { limit: eventsPerPage, now, leaseEndsAt });
  if (events.length === 0) return 0;
  const ids = events.map(({ id }) => id);
  try {
    await client.send(events.map(({ id, name, data }) => ({ id: `outbox-${id}`, name, data })));
  } catch (error) {
    await releaseEvents(db(), ids);
    throw error;
  }
  await markDelivered(db(), ids, clock());
  return events.length;
}

/**
 * Delivers the events of a change as soon as it has committed: a trigger announces them. The job that
 * delivers each minute remains as the net for what this instance missed.
 */
export function startOutbox(client = inngest(), pace = usualPace): { stop(): Promise<void> } {
  /** Set after a failure: the next attempt is planned, and no commit brings it forward. */
  let pause: number | undefined;
  let again = false;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let delivering: Promise<void> | undefined;

  /** Delivers soon; during a delivery, once more right after it. */
  function wake(): void {
    again = true;
    if (!delivering && pause === undefined) plan(pace.debounceMs);
  }

  function plan(afterMs: number): void {
    if (stopping) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      delivering = deliverAll();
    }, afterMs);
  }

  async function deliverAll(): Promise<void> {
    try {
      while (again && !stopping) {
        again = false;
        while (!stopping && (await deliverEvents(client)) > 0);
      }
      pause = undefined;
      delivering = undefined;
    } catch (error) {
      logger().error({ err: error }, "events wait for delivery");
      pause = Math.min((pause ?? pace.retryMs / 2) * 2, longestPauseMs);
      delivering = undefined;
      again = true;
      plan(pause);
    }
  }

  listen({ channel: outboxChannel, notified: wake, joined: wake, lost: () => undefined });

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await delivering;
    },
  };
}
