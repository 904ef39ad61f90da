import type { ItemSubject, PendingEdits } from "../schema/changes";
import type { Grant, KeyState } from "../schema/cloud-state";

export const nothingPending: PendingEdits = { detach: [], keys: [], arkKeys: [], login: null };

/** One name per grant, to compare grants by. */
export const grantKey = ({ project, type, name }: Grant): string => `${project}\n${type}\n${name}`;

/** Both, each grant once. */
export const unionOfGrants = (some: readonly Grant[], others: readonly Grant[]): Grant[] => [
  ...new Map([...some, ...others].map((grant) => [grantKey(grant), grant])).values(),
];

/** `some` without `others`. */
export function grantsWithout(some: readonly Grant[], others: readonly Grant[]): Grant[] {
  const left = new Set(others.map(grantKey));
  return some.filter((grant) => !left.has(grantKey(grant)));
}

/** Key states in which the later ones win. */
export const overriddenKeys = (keys: readonly KeyState[], by: readonly KeyState[]): KeyState[] => [
  ...new Map([...keys, ...by].map((key) => [key.id, key])).values(),
];

/** Two sets of pending edits as one; the later ones win. */
export const mergedPending = (earlier: PendingEdits, later: PendingEdits): PendingEdits => ({
  detach: unionOfGrants(earlier.detach, later.detach),
  keys: overriddenKeys(earlier.keys, later.keys),
  arkKeys: overriddenKeys(earlier.arkKeys, later.arkKeys),
  login: later.login ?? earlier.login,
});

/** What an item that was not carried out leaves pending. What it meant to attach, grants remember. */
export function pendingOf(subject: ItemSubject): PendingEdits {
  switch (subject.verb) {
    case "plan":
      return subject.pending ?? nothingPending;
    case "detach":
      return { ...nothingPending, detach: [subject.grant] };
    case "set_key":
      return { ...nothingPending, keys: [{ id: subject.key, active: subject.active }] };
    case "set_ark_key":
      return { ...nothingPending, arkKeys: [{ id: subject.arkKey, active: subject.active }] };
    case "set_password":
    case "allow_login":
      return { ...nothingPending, login: subject.allowed };
    default:
      return nothingPending;
  }
}
