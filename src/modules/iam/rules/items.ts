import type { ItemSubject } from "../schema/changes";
import type { CloudState, KeyState } from "../schema/cloud-state";
import { grantKey } from "./pending";

export type ItemState = "waiting" | "sent" | "done" | "failed" | "undone";
export type ItemView = { subject: ItemSubject; state: ItemState };
export type ChangeView = {
  kind: string;
  state: string;
};

/** What an item is about: two items with the same key ask for the same thing. */
export function subjectKey(subject: ItemSubject): string {
  const { verb } = subject;
  if ("grant" in subject) return `${verb} ${grantKey(subject.grant)}`;
  if ("arkKey" in subject) return `${verb} ${subject.arkKey}`;
  if (verb === "set_key") return `${verb} ${subject.key} ${subject.active}`;
  return verb === "delete_key" ? `${verb} ${subject.key}` : verb;
}

/** The thing in the cloud that an item is about: of two edits of the same thing the later one counts. */
export function targetOf(subject: ItemSubject): string | undefined {
  switch (subject.verb) {
    case "attach":
    case "detach":
      return `policy ${grantKey(subject.grant)}`;
    case "set_key":
    case "delete_key":
      return `key ${subject.key}`;
    case "set_ark_key":
    case "delete_ark_key":
      return `ark ${subject.arkKey}`;
    case "set_password":
      return "password";
    case "allow_login":
      return "login";
    default:
      return undefined;
  }
}

/** Still to be carried out; a failed one is tried again. */
export const isPending = ({ state }: Pick<ItemView, "state">): boolean =>
  state === "waiting" || state === "sent" || state === "failed";

/** Changes whose items do not wait for each other. */
const independent: readonly string[] = ["grants", "disable", "enable", "delete"];

/**
 * The next item of a change that has not been tried in this round. Items of a creation wait for each
 * other; the plan comes before what follows from it, and the user is deleted last. An undo goes
 * backwards.
 */
export function nextItem<I extends ItemView>(
  change: ChangeView,
  items: readonly I[],
  isTried: (item: I) => boolean,
): I | undefined {
  if (change.state === "undoing") {
    return items.filter(({ state }) => state !== "undone").findLast((item) => !isTried(item));
  }
  const pending = items.filter(isPending);
  const plan = pending.find(({ subject }) => subject.verb === "plan");
  if (plan) return isTried(plan) ? undefined : plan;
  if (!independent.includes(change.kind)) {
    const [first] = pending;
    return first && !isTried(first) ? first : undefined;
  }
  const last = pending.find(({ subject }) => subject.verb === "delete_user");
  const before = pending.filter((item) => item !== last);
  return before.length === 0 && last && !isTried(last)
    ? last
    : before.find((item) => !isTried(item));
}

/**
 * Whether later changes may go ahead of one that is held up: what the cloud refuses of it may stay
 * refused for ever, while an unreachable cloud would not take the later ones either.
 */
export const letsPass = (change: ChangeView, items: readonly ItemView[]): boolean =>
  change.state === "open" &&
  change.kind !== "create" &&
  change.kind !== "delete" &&
  items.filter(isPending).every(({ state }) => state === "failed");

/**
 * Changes in the order in which they are carried out: a creation comes before everything, and a
 * disable before the edits that opened earlier.
 */
export function inOrder<C extends { kind: string; seq: number }>(changes: readonly C[]): C[] {
  const rank = ({ kind }: C) => (kind === "create" ? 0 : kind === "disable" ? 1 : 2);
  return [...changes].sort((one, other) => rank(one) - rank(other) || one.seq - other.seq);
}

/** Whether the cloud shows what an item that is done asked for; true where it cannot be seen. */
export function isShown(subject: ItemSubject, cloud: CloudState, arkKeys: readonly KeyState[]) {
  switch (subject.verb) {
    case "attach":
      return hasGrant(cloud, subject.grant);
    case "detach":
      return !hasGrant(cloud, subject.grant);
    case "set_key":
      return isAs(cloud.keys, subject.key, subject.active);
    case "delete_key":
      return cloud.keys.every(({ id }) => id !== subject.key);
    case "create_key":
      return cloud.keys.some(({ id }) => id === subject.key) && !hasStranger(cloud, subject);
    case "withdraw_key":
      return !hasStranger(cloud, subject);
    case "allow_login":
    case "set_password":
      return (cloud.login?.allowed ?? false) === subject.allowed;
    case "delete_login":
      return cloud.login === null;
    case "set_ark_key":
      return isAs(arkKeys, subject.arkKey, subject.active);
    default:
      return true;
  }
}

type Grants = Pick<CloudState, "policies">;
const hasGrant = ({ policies }: Grants, grant: CloudState["policies"][number]): boolean =>
  policies.some((one) => grantKey(one) === grantKey(grant));

/** A key that is gone is as wanted: nothing can be done with it. */
const isAs = (keys: readonly KeyState[], id: string, active: boolean): boolean =>
  keys.every((key) => key.id !== id || key.active === active);

const hasStranger = (
  { keys }: Pick<CloudState, "keys">,
  { known = [], key }: { known?: readonly string[] | undefined; key?: string | undefined },
): boolean => keys.some(({ id }) => id !== key && !known.includes(id));
