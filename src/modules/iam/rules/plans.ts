import type { ItemSubject, PendingEdits } from "../schema/changes";
import type { CloudState, Grant, KeyState, Snapshot } from "../schema/cloud-state";
import { grantKey, grantsWithout, unionOfGrants } from "./pending";

type Seen = { cloud: CloudState; arkKeys: readonly KeyState[] };

/**
 * What takes everything away, keys first: they work without anybody at a console. Everything the
 * snapshot has is asked for, also what the cloud does not show (any more, or yet).
 */
export function disableItems(
  { cloud, arkKeys }: Seen,
  snapshot: Snapshot,
  pending: PendingEdits,
): ItemSubject[] {
  const everything = unionOfGrants(
    unionOfGrants(snapshot.policies, cloud.policies),
    pending.detach,
  );
  return [
    ...activeIds(snapshot.keys, cloud.keys).map(
      (key): ItemSubject => ({ verb: "set_key", key, active: false }),
    ),
    ...(snapshot.login?.allowed || cloud.login?.allowed ? [allowLogin(false)] : []),
    ...activeIds(snapshot.arkKeys, arkKeys).map(
      (arkKey): ItemSubject => ({ verb: "set_ark_key", arkKey, active: false }),
    ),
    ...everything.map((grant): ItemSubject => ({ verb: "detach", grant })),
  ];
}

/** What of a snapshot the cloud still shows after it was taken away. */
export function leftItems({ cloud, arkKeys }: Seen, snapshot: Snapshot): ItemSubject[] {
  const present = new Set(cloud.policies.map(grantKey));
  const active = (keys: readonly KeyState[], shown: readonly KeyState[]) =>
    shown.filter(({ id, active }) => active && keys.some((key) => key.id === id));
  return [
    ...active(snapshot.keys, cloud.keys).map(
      ({ id }): ItemSubject => ({ verb: "set_key", key: id, active: false }),
    ),
    ...(cloud.login?.allowed ? [allowLogin(false)] : []),
    ...active(snapshot.arkKeys, arkKeys).map(
      ({ id }): ItemSubject => ({ verb: "set_ark_key", arkKey: id, active: false }),
    ),
    ...snapshot.policies
      .filter((grant) => present.has(grantKey(grant)))
      .map((grant): ItemSubject => ({ verb: "detach", grant })),
  ];
}

/**
 * What gives a snapshot back: snapshot minus present. It takes nothing away but what an edit meant
 * to; a key that was not active stays as it is.
 */
export function enableItems(
  { cloud, arkKeys }: Seen,
  snapshot: Snapshot,
  pending: PendingEdits,
): ItemSubject[] {
  const inactive = (keys: readonly KeyState[], shown: readonly KeyState[]) =>
    keys.filter(({ id, active }) => active && shown.some((key) => key.id === id && !key.active));
  return [
    ...detached(pending.detach, cloud.policies, snapshot.policies),
    ...grantsWithout(snapshot.policies, cloud.policies).map(
      (grant): ItemSubject => ({ verb: "attach", grant }),
    ),
    ...inactive(snapshot.arkKeys, arkKeys).map(
      ({ id }): ItemSubject => ({ verb: "set_ark_key", arkKey: id, active: true }),
    ),
    ...(snapshot.login?.allowed && cloud.login?.allowed === false ? [allowLogin(true)] : []),
    ...inactive(snapshot.keys, cloud.keys).map(
      ({ id }): ItemSubject => ({ verb: "set_key", key: id, active: true }),
    ),
    ...forbidden(snapshot, cloud, pending),
  ];
}

/** What deletes a user, with all that hangs on it, in the order that the cloud asks for. */
export function deleteItems(cloud: CloudState, arkKeys: readonly string[]): ItemSubject[] {
  return [
    ...cloud.keys.map(({ id }): ItemSubject => ({ verb: "delete_key", key: id })),
    ...arkKeys.map((arkKey): ItemSubject => ({ verb: "delete_ark_key", arkKey })),
    ...[...cloud.policies]
      .sort((one, other) => Number(one.project !== "") - Number(other.project !== ""))
      .map((grant): ItemSubject => ({ verb: "detach", grant })),
    ...(cloud.login ? [{ verb: "delete_login" } as const] : []),
    { verb: "delete_user" },
  ];
}

/** Edits that a disable had taken over and an early enable inherits: keys switched off, login shut. */
function forbidden(
  snapshot: Snapshot,
  cloud: CloudState,
  { keys, login }: PendingEdits,
): ItemSubject[] {
  const off = keys.filter(
    ({ id, active }) => !active && cloud.keys.some((key) => key.id === id && key.active),
  );
  const shut = login === false && snapshot.login?.allowed === false && cloud.login?.allowed;
  return [
    ...off.map(({ id }): ItemSubject => ({ verb: "set_key", key: id, active: false })),
    ...(shut ? [allowLogin(false)] : []),
  ];
}

const detached = (leaving: readonly Grant[], present: readonly Grant[], wanted: readonly Grant[]) =>
  grantsWithout(leaving, [...wanted, ...grantsWithout(leaving, present)]).map(
    (grant): ItemSubject => ({ verb: "detach", grant }),
  );

const allowLogin = (allowed: boolean): ItemSubject => ({ verb: "allow_login", allowed });

const activeIds = (some: readonly KeyState[], others: readonly KeyState[]): string[] => [
  ...new Set([...some, ...others].filter(({ active }) => active).map(({ id }) => id)),
];
