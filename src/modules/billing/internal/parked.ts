import { byKey, laneDb } from "@/core/db";
import { once } from "@/core/once";
import { bookGroup, type Call, isPoolBusy } from "./group";

type Parked = {
  now: Date;
  call: Call;
  attempts: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
};

/** Every pool is tried this often; after the last attempt, some twenty seconds, it stays busy. */
const pauseMs = 100;
const mostAttempts = 200;
const most = 256;

/** Calls for pools that somebody else holds for long, and how many of them each pool has. */
const lot = () =>
  once("billing.parked", () => ({ queue: [] as Parked[], pools: new Map<string, number>() }));

/** Whether calls for this pool are waiting already: then it is locked, and this one waits, too. */
export const isParked = ({ request }: Call): boolean => lot().pools.has(request.pool);

/**
 * Lets a call wait for its pool where it delays no other pool's: nobody waits for its lock, it is
 * tried again and again.
 * @throws quota.pool_busy (unavailable) when the pool stays locked; nothing is booked
 */
export function park(now: Date, call: Call): Promise<unknown> {
  const { queue, pools } = lot();
  return new Promise((resolve, reject) => {
    if (queue.length === 0 && pools.size === 0) setTimeout(() => void tryAll(), pauseMs);
    queue.push({ now, call, attempts: 0, resolve, reject });
    pools.set(call.request.pool, (pools.get(call.request.pool) ?? 0) + 1);
  });
}

/** One round over all that wait, then a pause while any are left. */
async function tryAll() {
  const { queue, pools } = lot();
  for (let left = queue.length; left > 0; left -= most) {
    await tryGroup(queue.splice(0, Math.min(left, most)));
  }
  if (pools.size > 0) setTimeout(() => void tryAll(), pauseMs);
}

async function tryGroup(group: readonly Parked[]) {
  const [first] = group;
  if (!first) return;
  const latest = group.reduce((now, item) => (item.now > now ? item.now : now), first.now);
  const db = laneDb("bookings.parked", { ...byKey, lock_timeout: "500ms" });
  const calls = group.map(({ call }) => call);
  const outcomes = await bookGroup(db, latest, calls, "free");
  for (const [i, one] of group.entries()) {
    const outcome = outcomes[i] ?? { error: new Error("a call was left without an answer") };
    one.attempts += 1;
    if ("value" in outcome) leave(one).resolve(outcome.value);
    else if (isPoolBusy(outcome.error) && one.attempts < mostAttempts) lot().queue.push(one);
    else leave(one).reject(outcome.error);
  }
}

function leave(one: Parked): Parked {
  const { pools } = lot();
  const { pool } = one.call.request;
  const left = (pools.get(pool) ?? 1) - 1;
  if (left > 0) pools.set(pool, left);
  else pools.delete(pool);
  return one;
}
