import type { JobEvent, RunStatus, Trigger } from "../schema";

export const scheduledEvent = "inngest/scheduled.timer";
export const failedEvent = "inngest/function.failed";
export const invokedEvent = "inngest/function.invoked";

/** The channel on which runners hear that there may be work. */
export const channel = "jobs";

/** A runner's right to advance one run, until it ends or another runner takes over. */
export type Lease = { runId: string; owner: string };

/** The run was taken over, has ended or was released: what was found out about it is void. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** Leases lost, or calls without an answer, before a run counts as poison and fails. */
export const maxRecoveries = 20;

/** Whether a run with this status has ended for good. */
export const isFinal = (status: RunStatus): boolean =>
  ["completed", "failed", "cancelled", "skipped"].includes(status);

/** Whether a run may be started again: it has ended, and not well. */
export const canBeRetried = (status: RunStatus): boolean =>
  isFinal(status) && status !== "completed";

/** How a function does, by its newest runs, newest first. */
export function health<R extends { status: RunStatus }>(newest: readonly R[]) {
  const completed = newest.filter(({ status }) => status === "completed").length;
  const ended = completed + newest.filter(({ status }) => status === "failed").length;
  return {
    lastRun: newest.find(({ status }) => status !== "skipped") ?? null,
    ended,
    successRate: ended === 0 ? null : completed / ended,
    active: newest.filter(({ status }) => !isFinal(status)).length,
  };
}

/** What a function receives that is started by hand: its own event, or a tick. */
export function manualEvent(
  { triggers }: { triggers: readonly Trigger[] },
  { id, data, now }: { id: string; data: Record<string, unknown> | undefined; now: Date },
): JobEvent {
  const [trigger] = triggers;
  const ts = now.getTime();
  if (trigger && "event" in trigger) return { id, name: trigger.event, data: data ?? {}, ts };
  const name = trigger ? scheduledEvent : invokedEvent;
  return { id, name, data: { ...(trigger ? { cron: trigger.cron } : {}), ...data }, ts };
}
