import { byKey, laneDb } from "@/core/db";
import { grouped, type Outcome } from "@/core/group";
import { once } from "@/core/once";
import { bookGroup, type Call, isPoolBusy } from "./group";
import { isParked, park } from "./parked";

/** Calls that are booked together whatever else is: one, or those of a batch. */
type Item = { now: Date; calls: readonly Call[] };

/**
 * Books a call together with those that wait beside it: one commit for all of them. Two lanes let
 * one group decide while the other waits for the disk; more would only wait for each other's locks.
 */
export async function book(now: Date, call: Call): Promise<unknown> {
  if (isParked(call)) return park(now, call);
  const outcomes = await bookings()({ now, calls: [call] });
  const [outcome] = await parkBusy(now, [call], outcomes);
  if (!outcome) throw new Error("a call was left without an answer");
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

/** Books the calls of a batch, in lanes of their own: no single call waits for a thousand others. */
export async function bookBatch(now: Date, calls: readonly Call[]): Promise<Outcome<unknown>[]> {
  return parkBusy(now, calls, await batches()({ now, calls }));
}

/**
 * A group waits half a second for the lock of a pool. The second lane leaves with a dozen calls:
 * fewer are booked for less when they wait for the first one's commit and share the next.
 */
const bookings = () =>
  once("billing.bookings", () =>
    grouped({ lanes: 2, max: 64, enough: 12, run: runIn("bookings", "500ms") }),
  );

/** A batch holds many locks, and two of them meet; so they have more patience. */
const batches = () =>
  once("billing.batches", () =>
    grouped({
      lanes: 2,
      max: 1_000,
      size: ({ calls }: Item) => calls.length,
      run: runIn("batches", "2s"),
    }),
  );

/** Each lane has its connection, so that slow questions on the pool's cannot hold charges up. */
const runIn = (name: string, patience: string) => async (items: readonly Item[], lane: number) => {
  const [first] = items;
  if (!first) throw new Error("an empty group");
  const latest = items.reduce((now, item) => (item.now > now ? item.now : now), first.now);
  const db = laneDb(`${name}.${lane}`, { ...byKey, lock_timeout: patience });
  const outcomes = await bookGroup(
    db,
    latest,
    items.flatMap(({ calls }) => calls),
  );
  return items.map(({ calls }) => ({ value: outcomes.splice(0, calls.length) }));
};

/** The calls whose pool was busy wait for it elsewhere; the lane goes on without them. */
const parkBusy = (now: Date, calls: readonly Call[], outcomes: readonly Outcome<unknown>[]) =>
  Promise.all(
    outcomes.map(async (outcome, i): Promise<Outcome<unknown>> => {
      const call = calls[i];
      if (!call || !("error" in outcome) || !isPoolBusy(outcome.error)) return outcome;
      return park(now, call).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
    }),
  );
