import { randomUUID } from "node:crypto";
import { laneDb } from "@/core/db";
import { logger } from "@/core/logger";
import { once } from "@/core/once";
import { type RatedKey, renewShare } from "@/modules/access/commands/rate-shares";
import { leaseMs, leaseSize, type Renewal } from "@/modules/access/rules/rate-shares";

/** Seconds after which the next request may pass; undefined when this one may. */
export type Wait = number | undefined;
type Renew = (
  key: RatedKey,
  renewal: Omit<Renewal, "instance">,
) => Promise<{ held: number; waitMs: number }>;

/** An instance's lease on the rate of a key. Moments are milliseconds. */
type Lease = {
  held: number;
  /** Spent, and not yet told to the others. */
  spent: number;
  until: number;
  /** Requests that wait for a renewal. */
  waiting: number;
  renewing: Promise<void> | undefined;
  /** The rate is used up: until then nothing is asked for, and what is not held is refused. */
  shortUntil: number;
};

/** While the rate is used up, the others' tokens are asked for so often. */
const pauseMs = 25;
/** Without the database each instance grants the whole rate by itself, a second at a time. */
const aloneMs = 1_000;

/**
 * Limits the rate of API keys over all instances. An instance spends the lease it holds without a
 * wait, and renews it beside the answers when half of it is spent or over; only a request that finds
 * none, the first after a pause, waits for the database.
 */
export function makeLimiter(renew: Renew, clock: () => number) {
  const leases = new Map<string, Lease>();

  function leaseOf(id: string): Lease {
    const known = leases.get(id);
    if (known) return known;
    const renewing = undefined;
    const lease = { held: 0, spent: 0, until: 0, waiting: 0, renewing, shortUntil: 0 };
    leases.set(id, lease);
    return lease;
  }

  function spend(lease: Lease, at: number): boolean {
    if (at >= lease.until) lease.held = 0;
    if (lease.held < 1) return false;
    lease.held -= 1;
    lease.spent += 1;
    return true;
  }

  function renewal(key: RatedKey, lease: Lease): Promise<void> {
    lease.renewing ??= ask(key, lease).finally(() => {
      lease.renewing = undefined;
    });
    return lease.renewing;
  }

  async function ask(key: RatedKey, lease: Lease): Promise<void> {
    const sentAt = clock();
    const { spent } = lease;
    const held = sentAt < lease.until ? lease.held : 0;
    const wanted = leaseSize(key.rateLimit) + lease.waiting;
    try {
      const renewed = await renew(key, { spent, held, wanted });
      lease.spent -= spent;
      // What was spent while the renewal was under way came out of the same lease.
      lease.held = Math.max(0, renewed.held - lease.spent);
      lease.until = sentAt + leaseMs;
      if (renewed.held < wanted) lease.shortUntil = clock() + Math.max(renewed.waitMs, pauseMs);
    } catch (error) {
      logger().warn({ error: String(error) }, "a rate limit is kept by this instance alone");
      lease.held = key.rateLimit;
      lease.until = clock() + aloneMs;
      lease.shortUntil = lease.until;
    }
  }

  async function afterRenewal(key: RatedKey, lease: Lease): Promise<Wait> {
    lease.waiting += 1;
    try {
      for (;;) {
        await renewal(key, lease);
        const at = clock();
        if (spend(lease, at)) return undefined;
        if (at < lease.shortUntil) return secondsOf(lease.shortUntil - at);
      }
    } finally {
      lease.waiting -= 1;
    }
  }

  /** Takes one request's turn: at once with a lease or a known refusal, else after a renewal. */
  return function take(key: RatedKey, at: number): Wait | Promise<Wait> {
    const lease = leaseOf(key.id);
    const isShort = at < lease.shortUntil;
    if (!spend(lease, at)) {
      return isShort ? secondsOf(lease.shortUntil - at) : afterRenewal(key, lease);
    }
    if (!isShort && isLow(key, lease, at)) void renewal(key, lease);
    return undefined;
  };
}

/** Half spent, or half over. */
const isLow = ({ rateLimit }: RatedKey, { held, until }: Lease, at: number) =>
  held < leaseSize(rateLimit) / 2 || at > until - leaseMs / 2;

const secondsOf = (ms: number) => Math.max(1, Math.ceil(ms / 1000));

/** The limiter of this instance; the custom server and Next's bundles share it. */
const own = () =>
  once("rest.limiter", () => {
    const instance = randomUUID();
    return makeLimiter(
      (key, renewal) => renewShare(laneDb("rates"), key, { instance, ...renewal }),
      Date.now,
    );
  });

/** Takes one request from the key's rate: as many in a second as it has, with a burst of as many. */
export const limited = (key: RatedKey, at: number): Wait | Promise<Wait> => own()(key, at);
