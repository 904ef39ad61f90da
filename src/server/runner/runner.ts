import { randomUUID } from "node:crypto";
import type { Db } from "@/core/db";
import { claimRun, releaseAll, renewLease } from "@/modules/jobs/commands/claim";
import { defineFunctions } from "@/modules/jobs/commands/define";
import { dispatchEvents } from "@/modules/jobs/commands/receive";
import { startDueTicks } from "@/modules/jobs/commands/schedule";
import { findNextMoment } from "@/modules/jobs/queries";
import { type Lease, LeaseLost } from "@/modules/jobs/rules/runs";
import { advanceRun } from "./advance";
import type { Executor } from "./executor";

export type RunnerOptions = {
  db: Db;
  executor: Executor;
  zone: string;
  clock(): Date;
  random(): number;
  failed(error: unknown, what: string): void;
  /** Runs executed at once by this instance. */
  slots: number;
  backoffMs: number;
  /** How long a run is ours without a sign of life; renewed three times as often. */
  leaseMs: number;
  /** The longest pause between two looks at the tables, should a notification be lost. */
  pollMs: number;
  /** How long a stop waits for calls under way. */
  graceMs: number;
};

/**
 * The embedded runner: turns events and ticks into runs, and takes the due ones as far as they go.
 * Nothing is remembered here that is not in PostgreSQL, so that it may die at any moment.
 */
export function makeRunner(options: RunnerOptions) {
  const { db, clock, zone } = options;
  const owner = randomUUID();
  const underWay = new Map<string, Promise<void>>();
  let functionIds: readonly string[] = [];
  let stopping = false;
  let looking: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  /** Looks for work now; during a look, once more right after it. */
  function wake(): void {
    again = true;
    if (looking || stopping) return;
    clearTimeout(timer);
    looking = lookAndRest();
  }

  async function lookAndRest(): Promise<void> {
    let pause = options.pollMs;
    while (again && !stopping) {
      again = false;
      pause = await look();
    }
    looking = undefined;
    if (!stopping) timer = setTimeout(wake, pause);
  }

  /** Does what is due, and returns for how long there is nothing else. */
  async function look(): Promise<number> {
    try {
      if (functionIds.length === 0) await define();
      await startDueTicks(db, { now: clock(), zone });
      while ((await dispatchEvents(db, clock())) > 0);
      while (!stopping && underWay.size < options.slots && (await takeOne()));
      const now = clock();
      const next = await findNextMoment(db, { functionIds, now, zone });
      const pause = (next?.getTime() ?? Number.POSITIVE_INFINITY) - now.getTime();
      return Math.max(Math.min(pause, options.pollMs), 1);
    } catch (error) {
      options.failed(error, "looking for work");
      return Math.min(1_000, options.pollMs);
    }
  }

  async function define(): Promise<void> {
    const definitions = await options.executor.sync();
    await defineFunctions(db, definitions, { now: clock(), zone });
    functionIds = definitions.map(({ id }) => id);
  }

  async function takeOne(): Promise<boolean> {
    const now = clock();
    const lease = await claimRun(db, { owner, functionIds, now, leaseEndsAt: leaseEnd(now) });
    if (lease) underWay.set(lease.runId, hold(lease));
    return lease !== undefined;
  }

  const leaseEnd = (now: Date) => new Date(now.getTime() + options.leaseMs);

  /** Advances a run, prolonging its lease for as long as that takes. */
  async function hold(lease: Lease): Promise<void> {
    const renewal = setInterval(() => {
      renewLease(db, lease, leaseEnd(clock())).catch((error) =>
        options.failed(error, "renewing a lease"),
      );
    }, options.leaseMs / 3);
    try {
      await advanceRun({ ...options, stopping: () => stopping }, lease);
    } catch (error) {
      if (!(error instanceof LeaseLost)) options.failed(error, `putting back ${lease.runId}`);
    } finally {
      clearInterval(renewal);
      underWay.delete(lease.runId);
      wake();
    }
  }

  /** Takes nothing new, gives calls under way their time, and lets go of what is left. */
  async function stop(): Promise<void> {
    stopping = true;
    clearTimeout(timer);
    const late = new Promise<void>((resolve) => setTimeout(resolve, options.graceMs).unref());
    await Promise.race([looking, late]);
    await Promise.race([Promise.allSettled(underWay.values()), late]);
    await releaseAll(db, owner, clock());
  }

  return { wake, stop };
}
