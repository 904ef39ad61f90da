import { laneDb } from "@/core/db";
import { grouped } from "@/core/group";
import { once } from "@/core/once";
import { bookGroup, type Call } from "./group";

type Item = { now: Date; call: Call };

/**
 * Books a call together with those that wait beside it: one commit for all of them. Two lanes let
 * one group decide while the other waits for the disk; more would only wait for each other's locks.
 */
export const book = (now: Date, call: Call): Promise<unknown> =>
  once("billing.bookings", () => grouped({ lanes: 2, max: 64, run: together }))({ now, call });

/** Each lane has its connection, so that slow questions on the pool's cannot hold charges up. */
function together(items: readonly Item[], lane: number) {
  const [first] = items;
  if (!first) throw new Error("an empty group");
  const latest = items.reduce((now, item) => (item.now > now ? item.now : now), first.now);
  return bookGroup(
    laneDb(`bookings.${lane}`),
    latest,
    items.map(({ call }) => call),
  );
}
