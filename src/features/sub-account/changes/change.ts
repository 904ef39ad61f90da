import { isPending } from "@/modules/iam/rules/items";
import type { RouterOutputs } from "@/trpc/client";

export type Change = RouterOutputs["iam"]["changes"]["rows"][number];
export type Item = Change["items"][number];

export const isOpen = ({ state }: Pick<Change, "state">): boolean =>
  state === "open" || state === "undoing";

/** Looking at the cloud comes first and is nothing that a person asked for. */
export const shownItems = ({ items }: Change): Item[] =>
  items.filter(({ subject, state }) => subject.verb !== "plan" || isPending({ state }));

/** What is still to be done; of a creation that is taken back, what still stands. */
export const remaining = ({ state, items }: Change): Item[] =>
  items.filter((item) => (state === "undoing" ? item.state !== "undone" : isPending(item)));

/** How the open changes stand: whatever shows the sub-account is read again when it differs. */
export const progressOf = (changes: readonly Change[]): string =>
  changes
    .map(({ id, state, items }) => `${id} ${state} ${items.map((item) => item.state).join()}`)
    .join("\n");

const [soonMs, waitingMs, idleMs] = [1_000, 3_000, 15_000];

/** Milliseconds until the next look: quick while something happens, slow while nothing can. */
export function paceOf(changes: readonly Change[], now: number): number {
  if (changes.length === 0) return idleMs;
  const dueIn = changes.map(({ dueAt }) => (dueAt ? new Date(dueAt).getTime() - now : 0));
  const busy = changes.some(({ working }) => working) || Math.min(...dueIn) < 5_000;
  return busy ? soonMs : waitingMs;
}
